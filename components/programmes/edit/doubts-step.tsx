import { getLocale, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import { saveDoubtsAction } from "@/lib/programmes/actions";
import { isTotalsDoubt } from "@/lib/programmes/rules/plan-doubt";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import type { DiscrepancyContent } from "@/lib/programmes/schema/content";
import { readingPlaces } from "@/lib/programmes/schema/doubt-form";
import { pick } from "@/lib/shared/locale";
import { ClausesFirst } from "./clauses-first";
import { NextStep } from "./next-step";
import { rowClauseOptions, rowsLabels } from "./options";
import { type RowField, RowsForm, type RowValues } from "./rows-form";

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
        action={saveDoubtsAction}
        programmeId={bundle.id}
        lock={bundle.lock}
        kept={["code"]}
        rows={own.map((doubt) => rowOf(doubt))}
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

function rowOf({ code, clause, title, titleEn, description, descriptionEn, readings }: DiscrepancyContent): RowValues {
  const labels = readings.flatMap(({ label, labelEn }, index) => [
    [`reading${index + 1}`, label],
    [`reading${index + 1}En`, labelEn],
  ]);
  const followed = readings.findIndex((reading) => reading.followed) + 1;
  const follows = followed > 0 ? String(followed) : "";
  return { code, clause, title, titleEn, description, descriptionEn, follows, ...Object.fromEntries(labels) };
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
