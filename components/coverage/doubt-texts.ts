import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";

type Say = (key: string, values?: Record<string, string>) => string;

/**
 * Each doubt about the plan table in words: what it is, whether it changes a verdict here, and which reading the figures
 * follow. `t` is the namespace `coverage`.
 */
export function doubtTexts(t: Say, { programme, differences, region, reading, units }: Dashboard, locale: string) {
  const affected = differences.map(({ unit, dueOn, against }) =>
    t("doubt.differItem", {
      unit: regionLabel(unit, locale),
      year: dueOn.slice(0, 4),
      against: t(`doubt.${against}`),
    }),
  );
  const effect =
    affected.length === 0
      ? t(units.length > 0 ? "doubt.same" : "doubt.sameOne", { region: regionLabel(region, locale) })
      : t("doubt.differ", { list: new Intl.ListFormat(locale, { type: "conjunction" }).format(affected) });
  return programme.doubts.map(({ code, description, descriptionEn, ruling }) => {
    const followed = { reading: t(`controls.${reading}`) };
    const ruled = !ruling
      ? [t("doubt.unruled", followed)]
      : ruling.reading === reading
        ? [t("doubt.ruled", followed)]
        : [];
    return {
      code,
      isRuled: ruling !== null,
      text: [pick(locale, description, descriptionEn), effect, ...ruled].join(" "),
    };
  });
}
