"use client";
import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/platform/form-state";
import { differing } from "./differing";

type Labels = Readonly<Record<string, string>>;
export type Display = (name: string, value: unknown, current: Readonly<Record<string, unknown>>) => string;

export type ComparedField = { name: string; label: string; mine: string; theirs: string };
export type Compare = (typed: FormState["values"], current: Readonly<Record<string, unknown>>) => ComparedField[];

type VersionsProps = {
  state: FormState;
  current: Readonly<Record<string, unknown>>;
  labels?: Labels;
  display?: Display;
  compare?: Compare;
  /** What stands on the reader's side, where that is not what was typed. */
  mine?: string;
  /** What to say where nothing differs. */
  none?: string;
};

/** What was typed beside what another person has saved meanwhile, field by field where they differ. */
export function Versions({ state, current, labels = {}, display = asText, compare, mine, none }: VersionsProps) {
  const t = useTranslations("ui");
  const fields = compare?.(state.values, current) ?? compareFields(labels, display)(state.values, current);
  // A mere act on a row has no fields: what is stored now is all there is to see.
  const isAct = !compare && !Object.keys(labels).some((name) => name in state.values);
  const rows = fields.filter(({ mine, theirs }) => sameText(mine) !== sameText(theirs));
  if (rows.length === 0) return <p className="mt-2">{none ?? t("conflict.none")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: else the keyboard could not scroll it
    <section className="mt-3 max-h-96 overflow-auto" tabIndex={0} aria-label={t("conflict.label")}>
      <table className="sheet text-sm">
        <thead>
          <tr>
            <th scope="col">{t("conflict.field")}</th>
            {isAct ? null : <th scope="col">{mine ?? t("conflict.mine")}</th>}
            <th scope="col">{t("conflict.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const [mine, theirs] = differing(row.mine, row.theirs);
            return (
              <tr key={row.name}>
                <th scope="row">{row.label}</th>
                {isAct ? null : <td className="whitespace-pre-wrap">{mine || t("blank")}</td>}
                <td className="whitespace-pre-wrap">{theirs || t("blank")}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const compareFields =
  (labels: Labels, display: Display): Compare =>
  (typed, current) =>
    Object.entries(labels)
      .filter(([name]) => name in current)
      .map(([name, label]) => ({
        ...{ name, label, mine: display(name, typed[name], current), theirs: display(name, current[name], current) },
      }));

const asText: Display = (_name, value) =>
  value === undefined || value === null ? "" : Array.isArray(value) ? value.join(" ") : String(value);

/** Line ends differ between what a browser sends and what is stored. */
const sameText = (text: string): string => text.replaceAll("\r\n", "\n").trim();
