"use client";
import { useTranslations } from "next-intl";
import { type MouseEvent, useEffect, useRef } from "react";
import type { FormState } from "@/lib/platform/form-state";
import { fieldId } from "./field-id";

type Labels = Readonly<Record<string, string>>;
type Display = (name: string, value: unknown) => string;
type ErrorSummaryProps = { state: FormState; labels?: Labels; display?: Display };

/** Says at the top of a form what is wrong, takes the focus, and leads to each field. */
export function ErrorSummary({ state, labels = {}, display = asText }: ErrorSummaryProps) {
  const t = useTranslations("ui");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWrong(state)) box.current?.focus();
  }, [state]);
  if (!isWrong(state)) return null;
  const errors = Object.entries(state.fieldErrors).flatMap(([name, texts]) => texts.map((text) => ({ name, text })));
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      data-tone="missed"
      className="mb-5 rounded-md border-2 border-missed bg-surface px-4 py-3"
    >
      <h2 className="text-lg font-semibold text-missed">{t(`summary.${state.status}`)}</h2>
      {state.message ? <p className="mt-1">{state.message}</p> : null}
      {errors.length > 0 ? (
        <ul className="mt-2 list-disc pl-5">
          {errors.map(({ name, text }) => (
            <li key={`${name} ${text}`}>
              {name === "_form" ? (
                text
              ) : (
                <a href={`#${fieldId(name)}`} onClick={(event) => goTo(event, name)} className="text-missed underline">
                  {labels[name] ? `${labels[name]}${t("colon")}${text}` : text}
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {state.current ? <Versions state={state} current={state.current} labels={labels} display={display} /> : null}
    </div>
  );
}

const isWrong = (state: FormState) => state.status !== "idle" && state.status !== "ok" && state.status !== "check";

type VersionsProps = { state: FormState; current: Record<string, unknown>; labels: Labels; display: Display };

/** What was typed beside what another person has saved meanwhile, field by field where they differ. */
function Versions({ state, current, labels, display }: VersionsProps) {
  const t = useTranslations("ui");
  const rows = Object.entries(labels)
    .filter(([name]) => name in current)
    .map(([name, label]) => ({
      name,
      label,
      mine: display(name, state.values[name]),
      theirs: display(name, current[name]),
    }))
    .filter(({ mine, theirs }) => mine !== theirs);
  if (rows.length === 0) return null;
  return (
    <table className="sheet mt-3 text-sm">
      <thead>
        <tr>
          <th scope="col">{t("conflict.field")}</th>
          <th scope="col">{t("conflict.mine")}</th>
          <th scope="col">{t("conflict.theirs")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.label}</th>
            <td>{row.mine || t("blank")}</td>
            <td>{row.theirs || t("blank")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const asText: Display = (_name, value) =>
  value === undefined || value === null ? "" : Array.isArray(value) ? value.join(" ") : String(value);

/** A plain fragment link scrolls to a control but does not focus it in every browser; and ids may be a form's own. */
function goTo(event: MouseEvent<HTMLElement>, name: string): void {
  const fields = event.currentTarget.closest("form")?.querySelectorAll<HTMLElement>("[data-field]") ?? [];
  const field = [...fields].find(({ dataset }) => dataset.field === name);
  const control = field?.querySelector<HTMLElement>("input:not([type=hidden]),select,textarea");
  if (!control) return;
  event.preventDefault();
  control.focus();
  control.scrollIntoView({ block: "center" });
}
