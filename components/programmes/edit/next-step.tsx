import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { type Step, steps } from "@/lib/programmes/rules/review";

/** After saving, on to the next part. */
export async function NextStep({ id, current }: { id: string; current: Step }) {
  const t = await getTranslations("programmes");
  const next = steps[steps.indexOf(current) + 1];
  if (!next) return null;
  return (
    <p className="mt-6 border-t border-line pt-4">
      <LinkButton href={`/programmes/${id}/edit/${next}`}>{t("step.next", { step: t(`step.${next}`) })}</LinkButton>
    </p>
  );
}
