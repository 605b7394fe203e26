import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { DiscrepancyContent } from "@/lib/programmes/schema/content";
import { formatDateTime } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";

/** Latest first: the one in force, then those before it. */
export async function RulingHistory({ doubt, undo }: { doubt: DiscrepancyContent; undo?: ReactNode }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const readingOf = (code: string) => {
    const reading = doubt.readings.find((one) => one.code === code);
    return reading ? pick(locale, reading.label, reading.labelEn) : code;
  };
  const withdrawn = (doubt.withdrawn ?? []).map((ruling) => (
    <p key={`${ruling.at} ${ruling.reading}`} className="mt-1 text-sm text-ink-soft">
      {t("ruling.withdrawn", {
        ...{
          reading: readingOf(ruling.reading),
          name: ruling.withdrawnByName ?? "",
          reason: ruling.withdrawReason ?? "",
        },
      })}
    </p>
  ));
  if (doubt.rulings.length === 0)
    return (
      <>
        <p className="text-sm text-ink-soft">{t(doubt.planTable === null ? "ruling.none" : "ruling.noneOfPlan")}</p>
        {withdrawn}
      </>
    );
  return (
    <>
      <ol className="text-sm" aria-label={t("ruling.history")}>
        {doubt.rulings.toReversed().map((ruling, index) => (
          <li
            key={`${ruling.at} ${ruling.reading}`}
            className="border-l-4 border-met py-1 pl-3 not-first:mt-2 not-first:border-line"
          >
            <strong>
              {t(index === 0 ? "ruling.inForce" : "ruling.earlier", { reading: readingOf(ruling.reading) })}
            </strong>
            <span className="block">{t("ruling.because", { reason: ruling.reason })}</span>
            <span className="block text-ink-soft">
              {t("ruling.by", { name: ruling.byName, time: formatDateTime(new Date(ruling.at), locale) })}
            </span>
            {index === 0 ? undo : null}
          </li>
        ))}
      </ol>
      {withdrawn}
    </>
  );
}
