import { getLocale, getTranslations } from "next-intl/server";
import type { DiscrepancyContent } from "@/lib/programmes/schema/content";
import { formatDateTime } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";

/** Latest first: the one in force, then those before it. */
export async function RulingHistory({ doubt }: { doubt: DiscrepancyContent }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  if (doubt.rulings.length === 0)
    return <p className="text-sm text-ink-soft">{t(doubt.planTable === null ? "ruling.none" : "ruling.noneOfPlan")}</p>;
  const readingOf = (code: string) => {
    const reading = doubt.readings.find((one) => one.code === code);
    return reading ? pick(locale, reading.label, reading.labelEn) : code;
  };
  return (
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
        </li>
      ))}
    </ol>
  );
}
