import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ClausesStep } from "@/components/programmes/edit/clauses-step";
import { DeadlinesStep } from "@/components/programmes/edit/deadlines-step";
import { DocumentStep } from "@/components/programmes/edit/document-step";
import { PlanStep } from "@/components/programmes/edit/plan-step";
import { ReviewStep } from "@/components/programmes/edit/review-step";
import { StandardsStep } from "@/components/programmes/edit/standards-step";
import { StepNav } from "@/components/programmes/edit/step-nav";
import { TargetsStep } from "@/components/programmes/edit/targets-step";
import { PageHead } from "@/components/ui/page-head";
import { requirePermission } from "@/lib/platform/session";
import { planStationTypes } from "@/lib/programmes/queries";
import { type Step, steps } from "@/lib/programmes/rules/review";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { pick } from "@/lib/shared/locale";
import { loadDraft } from "../load";

type StepPageProps = {
  params: Promise<{ id: string; step: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const stepOf = (text: string): Step => steps.find((step) => step === text) ?? notFound();

export async function generateMetadata({ params }: StepPageProps): Promise<Metadata> {
  const [{ step }, t] = await Promise.all([params, getTranslations("programmes")]);
  return { title: t(`step.${stepOf(step)}`) };
}

export default async function StepPage({ params, searchParams }: StepPageProps) {
  const [{ id, step: asked }, search, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations("programmes"),
    getLocale(),
  ]);
  const step = stepOf(asked);
  const bundle = await loadDraft(id);
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
      <StepPart step={step} bundle={bundle} search={search} />
    </>
  );
}

type StepPartProps = { step: Step; bundle: ProgrammeBundle; search: Awaited<StepPageProps["searchParams"]> };

async function StepPart({ step, bundle, search }: StepPartProps) {
  if (step === "document") return <DocumentStep bundle={bundle} />;
  if (step === "clauses") return <ClausesStep bundle={bundle} />;
  if (step === "targets") return <TargetsStep bundle={bundle} />;
  if (step === "standards")
    return <StandardsStep bundle={bundle} code={typeof search.standard === "string" ? search.standard : null} />;
  if (step === "deadlines") return <DeadlinesStep bundle={bundle} />;
  if (step === "review") return <ReviewStep bundle={bundle} />;
  const types = await planStationTypes(await requirePermission("programme:edit"));
  return <PlanStep bundle={bundle} types={types} />;
}
