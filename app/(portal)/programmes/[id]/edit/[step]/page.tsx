import { getLocale } from "next-intl/server";
import { ClausesStep } from "@/components/programmes/edit/clauses-step";
import { DeadlinesStep } from "@/components/programmes/edit/deadlines-step";
import { DocumentStep } from "@/components/programmes/edit/document-step";
import { DoubtsStep } from "@/components/programmes/edit/doubts-step";
import { MOST_YEARS } from "@/components/programmes/edit/plan-cells";
import { PlanStep } from "@/components/programmes/edit/plan-step";
import { ProvisionsStep } from "@/components/programmes/edit/provisions-step";
import { ReviewStep } from "@/components/programmes/edit/review-step";
import { StandardsStep } from "@/components/programmes/edit/standards-step";
import { StepNav } from "@/components/programmes/edit/step-nav";
import { TargetsStep } from "@/components/programmes/edit/targets-step";
import { portalPage } from "@/components/shell/portal-page";
import { PageHead } from "@/components/ui/page-head";
import type { Actor } from "@/lib/platform/actor";
import { NotFound } from "@/lib/platform/errors";
import { planStationTypes, planUnits } from "@/lib/programmes/queries";
import { readYear } from "@/lib/programmes/rules/plan-grid";
import { type Step, steps } from "@/lib/programmes/rules/review";
import { tellingNames } from "@/lib/programmes/rules/unit-names";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";
import type { SearchParams } from "@/lib/shared/search-params";
import { loadDraft } from "../load";

const page = portalPage({
  route: "/programmes/[id]/edit/[step]",
  permission: "programme:edit",
  words: "programmes",
  load: async (asked) => {
    const step = steps.find((one) => one === asked.params.step);
    if (!step) throw new NotFound();
    return { step, bundle: await loadDraft(asked) };
  },
});

export const generateMetadata = page.title(({ data, t }) => t(`step.${data.step}`));

export default page.body(async ({ actor, params: { id }, search, data: { step, bundle }, t, locale }) => {
  const { title, titleEn } = bundle.content.document;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("title"), href: "/programmes" },
          { label: pick(locale, title, titleEn), href: `/programmes/${id}?version=${bundle.version.number}` },
          { label: t(`step.${step}`) },
        ]}
        title={t(`step.${step}`)}
        lead={t(`step.lead.${step}`)}
      />
      <StepNav bundle={bundle} current={step} />
      <StepPart actor={actor} step={step} bundle={bundle} search={search} />
    </>
  );
});

type StepPartProps = { actor: Actor; step: Step; bundle: ProgrammeBundle; search: SearchParams };

async function StepPart({ actor, step, bundle, search }: StepPartProps) {
  if (step === "document") return <DocumentStep bundle={bundle} />;
  if (step === "clauses") return <ClausesStep bundle={bundle} />;
  if (step === "targets") return <TargetsStep bundle={bundle} />;
  if (step === "standards") return <StandardsStep bundle={bundle} code={one(search.standard)} />;
  if (step === "deadlines") return <DeadlinesStep bundle={bundle} />;
  if (step === "provisions") return <ProvisionsStep bundle={bundle} asked={one(search.part)} />;
  if (step === "doubts") return <DoubtsStep bundle={bundle} />;
  if (step === "review") return <ReviewStep bundle={bundle} />;
  const opened = one(search.table) ?? "1";
  const place = placeOf(bundle, opened);
  const [types, typing] = await Promise.all([planStationTypes(actor), typingOf(actor, bundle, place, search)]);
  return (
    <PlanStep bundle={bundle} place={place} opened={opened} types={types} typing={typing} asked={yearsAsked(search)} />
  );
}

const one = (value: string | string[] | undefined): string | null => (typeof value === "string" ? value : null);

/** `?table=2` is the second plan table, `?table=new` the next; anything else the first. */
function placeOf({ content: { planTables } }: ProgrammeBundle, asked: string): number {
  if (asked === "new") return planTables.length;
  const place = /^\d{1,2}$/.test(asked) ? Number(asked) - 1 : 0;
  return place in planTables ? place : 0;
}

/** What was typed for the years stays in its fields, also where no table opens for them. */
const yearsAsked = ({ from, to }: SearchParams) => ({ from: one(from), to: one(to) });

/** `?from=2026&to=2029` opens an empty or filled-in table of those years; anything else the paste form. */
async function typingOf(actor: Actor, bundle: ProgrammeBundle, place: number, search: StepPartProps["search"]) {
  const from = yearOf(search.from);
  const to = yearOf(search.to);
  if (!from || !to || to < from || to - from >= MOST_YEARS) return null;
  const [{ levels }, locale] = await Promise.all([
    planUnits(actor, bundle.region.code, bundle.version.effectiveFrom),
    getLocale(),
  ]);
  const stored = new Set(bundle.content.planTables[place]?.rows.map(({ regionCode }) => regionCode));
  const level = levels.find((units) => units.some(({ code }) => stored.has(code))) ?? levels[0] ?? [];
  const nameOf = tellingNames(level);
  const labels = new Map(level.map((unit) => [unit.code, regionLabel(unit, locale)]));
  const labelOf = (unit: (typeof level)[number]) => {
    const label = labels.get(unit.code) ?? unit.name;
    return nameOf(unit) === unit.name ? label : locale === "en" ? `${label} (${nameOf(unit)})` : nameOf(unit);
  };
  return {
    years: Array.from({ length: to - from + 1 }, (_, index) => from + index),
    units: level.map((unit) => ({ code: unit.code, name: nameOf(unit), label: labelOf(unit) })),
  };
}

const yearOf = (text: string | string[] | undefined) => (typeof text === "string" ? readYear(text) : null);
