import { getTranslations } from "next-intl/server";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import { type Step, steps } from "@/lib/programmes/rules/review";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";

/** The steps of entering a programme with what each holds so far; any can be taken at any time. */
export async function StepNav({ bundle, current }: { bundle: ProgrammeBundle; current: Step }) {
  const t = await getTranslations("programmes");
  const { content } = bundle;
  const counts: Partial<Record<Step, number>> = {
    clauses: content.clauses.length,
    targets: content.targets.length,
    plan: content.planTables.length,
    standards: content.standards.length,
    deadlines: content.deadlines.length,
    provisions: content.provisions.length,
    doubts: content.discrepancies.length,
  };
  return (
    <nav aria-label={t("step.title")} className="no-print mb-4">
      <ol className="flex flex-wrap gap-2">
        {steps.map((step, index) => (
          <li key={step}>
            <Link
              href={`/programmes/${bundle.id}/edit/${step}`}
              aria-current={step === current ? "step" : undefined}
              className={cx(
                "target flex items-center gap-2 rounded-md border px-3 py-1.5 no-underline",
                step === current
                  ? "border-accent bg-accent-soft font-semibold text-accent"
                  : "border-line-strong bg-surface text-ink",
              )}
            >
              <span aria-hidden="true" className="text-ink-soft">
                {index + 1}
              </span>
              {t(`step.${step}`)}
              {counts[step] === undefined ? null : (
                <span className="text-sm font-normal text-ink-soft">{t("step.count", { count: counts[step] })}</span>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
