import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Dl, type DlItem } from "@/components/ui/dl";
import type { RegionFacts } from "@/lib/regions/queries/tree";
import { countsAsTownship } from "@/lib/regions/rules/in-force";
import type { IsoDate } from "@/lib/shared/dates";
import { formatDate, formatNumber } from "@/lib/shared/format";

type FactsProps = { region: RegionFacts; townships: number; asOf: IsoDate };

export async function Facts({ region, townships, asOf }: FactsProps) {
  const [t, locale] = await Promise.all([getTranslations("regions"), getLocale()]);
  const above = region.level <= 3;
  const items: DlItem[] = [
    { term: t("facts.code"), detail: <span className="tabular-nums">{region.code}</span> },
    { term: t("facts.kind"), detail: t(`kind.${region.kind}`) },
    { term: t("facts.from"), detail: begun(region, locale, t) },
    {
      term: t("facts.to"),
      detail: region.validTo ? t("facts.toDay", { date: formatDate(region.validTo, locale) }) : t("facts.stillThere"),
    },
    ...(above
      ? [
          {
            term: t("facts.townships"),
            detail: t("facts.townshipsOn", { count: formatNumber(townships, locale), date: formatDate(asOf, locale) }),
          },
        ]
      : []),
    { term: t("facts.counted"), detail: t(`counted.${countedKey(region)}`) },
    { term: t("facts.source"), detail: t(sourceKey(region.sourceVersion)) },
    ...(region.note ? [{ term: t("facts.note"), detail: <span lang="zh-CN">{region.note}</span> }] : []),
  ];
  return (
    <Card title={t("facts.title")}>
      <Dl items={items} />
    </Card>
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations<"regions">>>;

function begun({ validFrom, validFromYear }: RegionFacts, locale: string, t: Translate): string {
  if (!validFrom) return t("facts.fromUnknown");
  return validFromYear ? t("facts.fromYear", { year: validFrom.slice(0, 4) }) : formatDate(validFrom, locale);
}

function countedKey({ kind, level, code }: RegionFacts) {
  if (countsAsTownship(kind)) return "yes";
  if (kind === "quasi_township") return Number(code.slice(-3)) >= 400 ? "quasi" : "quasiZero";
  if (kind === "functional_area") return "functional";
  return level === 5 ? "village" : "above";
}

function sourceKey(version: string) {
  if (version === "local") return "facts.sourceLocal";
  return version.startsWith("overlay") ? "facts.sourceOverlay" : "facts.sourceOfficial";
}
