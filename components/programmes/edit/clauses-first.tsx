import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Every row names the clause it stands in, so the clauses come first. */
export async function ClausesFirst({ id }: { id: string }) {
  const t = await getTranslations("programmes");
  return (
    <EmptyState
      title={t("clause.first")}
      action={<LinkButton href={`/programmes/${id}/edit/clauses`}>{t("step.clauses")}</LinkButton>}
    >
      {t("clause.firstAdvice")}
    </EmptyState>
  );
}
