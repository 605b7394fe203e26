import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Dl, type DlItem } from "@/components/ui/dl";
import { FigureLines } from "@/components/ui/figure-lines";
import { NumCell, Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import type { FormAction, FormCheck } from "@/lib/platform/form-state";
import type { ChangePreview } from "@/lib/regions/queries/preview";
import { levelOf } from "@/lib/regions/rules/codes";
import { formatNumber } from "@/lib/shared/format";
import { placePinyin } from "@/lib/shared/pinyin";
import { regionLabel } from "@/lib/shared/region-label";
import { ConfirmChange } from "./confirm-change";

type PreviewProps = {
  code: string;
  preview: ChangePreview & FormCheck;
  /** The first step's fields as JSON, sent again with the confirmation. */
  asked: string;
  nameOf: (code: string) => string;
  hrefBack: string;
  confirm: FormAction;
};

const SHOWN = 8;

/** What a change will do and the proof that nothing is lost, before anyone confirms it. */
export async function PreviewCard({ code, preview, asked, nameOf, hrefBack, confirm }: PreviewProps) {
  const [t, locale] = await Promise.all([getTranslations("regions"), getLocale()]);
  const { plan, checks, seen, token, lines: figures } = preview;
  const opened = new Map(
    plan.opened.map((unit) => [unit.code, regionLabel({ ...unit, pinyin: placePinyin(unit.name, unit.code) }, locale)]),
  );
  const label = (unit: string) => opened.get(unit) ?? nameOf(unit);
  const moves = [...new Set(plan.moves.map(({ from, to }) => `${from} ${to}`))].map(
    (pair) => pair.split(" ") as [from: string, to: string],
  );
  const top = Math.min(...[...plan.closed, ...opened.keys()].map(levelOf));
  const isTop = (unit: string) => levelOf(unit) === top;
  const lists: [term: string, lines: string[]][] = [
    [
      t("preview.opened"),
      plan.opened
        .filter((unit) => isTop(unit.code))
        .map(({ code: unit }) => t("preview.openedItem", { name: label(unit), code: unit })),
    ],
    [
      t("preview.closed"),
      plan.closed.filter(isTop).map((unit) => t("preview.openedItem", { name: label(unit), code: unit })),
    ],
    [
      t("preview.recoded"),
      plan.descent.flatMap(({ from, to }) =>
        from && to && from !== to && !isTop(to) ? t("preview.becomes", { name: label(to), from, to }) : [],
      ),
    ],
    [t("preview.renamed"), plan.renamed.map(({ from, to }) => t("preview.renamedItem", { from, to }))],
    [
      t("preview.moves"),
      moves.map(([from, to]) =>
        t("preview.movesItem", {
          count: plan.moves.filter((move) => move.from === from && move.to === to).length,
          from: label(from) === label(to) ? from : label(from),
          to: label(from) === label(to) ? t("preview.openedItem", { name: label(to), code: to }) : label(to),
        }),
      ),
    ],
  ];
  const items: DlItem[] = lists
    .filter(([, lines]) => lines.length > 0)
    .map(([term, lines]) => ({
      term,
      detail: (
        <ul>
          {lines.slice(0, SHOWN).map((line) => (
            <li key={line}>{line}</li>
          ))}
          {lines.length > SHOWN ? (
            <li className="text-ink-soft">{t("preview.moreUnits", { count: lines.length - SHOWN })}</li>
          ) : null}
        </ul>
      ),
    }));
  return (
    <Card title={t("preview.title")} id="preview">
      <Dl items={items} />
      <h3 className="mt-4 mb-2 font-semibold">{t("preview.figures")}</h3>
      {figures.length > 0 ? <FigureLines lines={figures} /> : <p>{t("preview.noFigures")}</p>}
      <h3 className="mt-4 mb-2 font-semibold">{t("preview.check")}</h3>
      <Table label={t("preview.checkLabel")}>
        <THead>
          <tr>
            <TH>{t("preview.item")}</TH>
            <TH numeric>{t("preview.before")}</TH>
            <TH numeric>{t("preview.after")}</TH>
            <TH>{t("preview.result")}</TH>
          </tr>
        </THead>
        <tbody>
          {checks.map((check) => (
            <tr key={check.item}>
              <TH scope="row">{t(`preview.items.${check.item}`)}</TH>
              <NumCell>{formatNumber(check.before, locale)}</NumCell>
              <NumCell>{formatNumber(check.after, locale)}</NumCell>
              <TD>
                <Tag tone={check.holds ? "met" : "missed"}>{t(check.holds ? "preview.holds" : "preview.broken")}</Tag>
              </TD>
            </tr>
          ))}
        </tbody>
      </Table>
      <div className="mt-4">
        <ConfirmChange
          action={confirm}
          code={code}
          asked={asked}
          seen={seen}
          token={token}
          hrefBack={hrefBack}
          labels={{
            basis: t("preview.basis"),
            basisHint: t("preview.basisHint"),
            reason: t("preview.reason"),
            confirm: t("preview.confirm"),
            again: t("preview.again"),
          }}
        />
      </div>
    </Card>
  );
}
