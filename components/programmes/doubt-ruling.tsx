import { getLocale, getTranslations } from "next-intl/server";
import { UndoForm } from "@/components/ui/undo-form";
import { withdrawRulingAction } from "@/lib/coverage/actions";
import { rulingsOf } from "@/lib/programmes/rules/stand";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { pick } from "@/lib/shared/locale";
import { RulingForm } from "./ruling-form";
import { RulingHistory } from "./ruling-history";

type DoubtRulingProps = {
  bundle: ProgrammeBundle;
  /** Place of the discrepancy in the content. */
  index: number;
  mayRule: boolean;
  /** Whether the form stands open from the start. */
  open?: boolean;
};

/** What was decided about a doubt, and the form to decide it. */
export async function DoubtRuling({ bundle, index, mayRule, open = false }: DoubtRulingProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const doubt = bundle.content.discrepancies[index];
  const id = bundle.discrepancyIds[index];
  if (!doubt || !id) return null;
  return (
    <>
      <RulingHistory
        doubt={doubt}
        undo={
          mayRule ? (
            <UndoForm
              id={`${id}-ruling`}
              action={withdrawRulingAction}
              hidden={{ programmeId: bundle.id, discrepancyId: id, at: doubt.rulings.at(-1)?.at ?? "" }}
              what={t("ruling.title")}
              stand={{
                values: rulingsOf(doubt.rulings, doubt.withdrawn ?? []),
                labels: { rulings: t("ruling.inForceList"), withdrawn: t("ruling.withdrawnList") },
                words: Object.fromEntries(
                  doubt.readings.map(({ code, label, labelEn }) => [code, pick(locale, label, labelEn)]),
                ),
              }}
            />
          ) : null
        }
      />
      {mayRule ? (
        <RulingForm
          programmeId={bundle.id}
          discrepancyId={id}
          code={doubt.code}
          rulings={doubt.rulings.length + 2 * (doubt.withdrawn ?? []).length}
          latestVersion={bundle.versions.findLast(({ status }) => status === "published")?.number ?? 0}
          readings={doubt.readings.map(({ code, label, labelEn }) => ({
            value: code,
            label: pick(locale, label, labelEn),
          }))}
          open={open}
          labels={{
            open: t(doubt.rulings.length > 0 ? "ruling.again" : "ruling.make"),
            reading: t("ruling.reading"),
            reason: t("ruling.reason"),
            reasonHint: t("ruling.reasonHint"),
            submit: t("ruling.submit"),
          }}
        />
      ) : null}
    </>
  );
}
