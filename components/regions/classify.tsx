import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import type { RegionFacts } from "@/lib/regions/queries/tree";
import { ClassifyForm } from "./classify-form";

/** Whether a village or community is urban: what a person decided, beside what the code suggests. */
export async function ClassifyCard({ region, mayChange }: { region: RegionFacts; mayChange: boolean }) {
  const t = await getTranslations("regions");
  const residents = region.kind === "residents_committee" || region.kind === "quasi_residents_committee";
  return (
    <Card title={t("classify.title")}>
      <Dl
        items={[
          {
            term: t("classify.manual"),
            detail: region.urbanRural ? t(`urbanRural.${region.urbanRural}`) : t("classify.none"),
          },
          { term: t("classify.hint"), detail: t(residents ? "classify.hintResidents" : "classify.hintVillagers") },
        ]}
      />
      {mayChange ? (
        <div className="no-print mt-3">
          <ClassifyForm
            code={region.code}
            version={region.version}
            urbanRural={region.urbanRural}
            labels={{
              field: t("classify.field"),
              reason: t("classify.reason"),
              submit: t("classify.submit"),
              unset: t("classify.unset"),
              urban: t("urbanRural.urban"),
              rural: t("urbanRural.rural"),
            }}
          />
        </div>
      ) : null}
    </Card>
  );
}
