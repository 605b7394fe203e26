import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { saveDoubtsAction } from "@/lib/programmes/actions";
import { isTotalsDoubt } from "@/lib/programmes/rules/plan-doubt";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { readingPlaces } from "@/lib/programmes/schema/doubt-form";
import { doubtRows } from "@/lib/programmes/schema/form-values";
import { pick } from "@/lib/shared/locale";
import { ClausesFirst } from "./clauses-first";
import { NextStep } from "./next-step";
import { rowClauseOptions, rowsLabels } from "./options";
import type { RowField } from "./row-control";
import { RowsForm } from "./rows-form";

/** The defects and ambiguities of the source, each with its readings; those of plan totals the portal finds itself. */
export async function DoubtsStep({ bundle }: { bundle: ProgrammeBundle }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const { clauses, discrepancies } = bundle.content;
  if (clauses.length === 0) return <ClausesFirst id={bundle.id} />;
  const own = discrepancies.filter((doubt) => !isTotalsDoubt(doubt));
  const ofTables = discrepancies.filter(isTotalsDoubt);
  const places = readingPlaces(Math.max(0, ...own.map(({ readings }) => readings.length)));
  return (
    <>
      {ofTables.length > 0 ? (
        <Notice tone="doubt" title={t("doubtForm.ofTables")}>
          <ul className="list-disc pl-5">
            {ofTables.map((doubt) => (
              <li key={doubt.code}>{pick(locale, doubt.title, doubt.titleEn)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <RowsForm
        name="doubts"
        action={saveDoubtsAction}
        programmeId={bundle.id}
        lock={bundle.lock}
        kept={["code"]}
        rows={doubtRows(bundle)}
        labels={rowsLabels(t, t("row.doubt"))}
        fields={[
          { name: "title", label: t("doubtForm.title"), control: { kind: "text" } },
          { name: "titleEn", label: t("doubtForm.titleEn"), control: { kind: "text" } },
          {
            name: "clause",
            label: t("row.clause"),
            control: { kind: "select", options: rowClauseOptions(bundle, locale, t) },
          },
          {
            name: "description",
            label: t("doubtForm.description"),
            hint: t("doubtForm.descriptionHint"),
            wide: true,
            control: { kind: "area", rows: 3 },
          },
          {
            name: "descriptionEn",
            label: t("doubtForm.descriptionEn"),
            wide: true,
            control: { kind: "area", rows: 3 },
          },
          ...Array.from({ length: places }, (_, index) => readingFields(t, index + 1)).flat(),
          {
            name: "follows",
            label: t("doubtForm.follows"),
            hint: t("doubtForm.followsHint"),
            wide: true,
            control: {
              kind: "select",
              options: [
                { value: "", label: t("doubtForm.followsNone") },
                ...Array.from({ length: places }, (_, index) => ({
                  value: String(index + 1),
                  label: t("doubtForm.reading", { number: index + 1 }),
                })),
              ],
            },
          },
        ]}
      />
      <NextStep id={bundle.id} current="doubts" />
    </>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

const readingFields = (t: Words, number: number): RowField[] => [
  {
    name: `reading${number}`,
    label: t("doubtForm.reading", { number }),
    hint: number > 2 ? t("doubtForm.readingHint") : undefined,
    wide: true,
    control: { kind: "text" },
  },
  { name: `reading${number}En`, label: t("doubtForm.readingEn", { number }), wide: true, control: { kind: "text" } },
];
