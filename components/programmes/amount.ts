import type { getTranslations } from "next-intl/server";
import { formatNumber } from "@/lib/shared/format";

type Amount = {
  readonly comparator: "gte" | "lte" | "eq" | null;
  readonly value: number | null;
  readonly valueMax?: number | null;
  readonly unit: string | null;
};

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

const signs = { gte: "≥", lte: "≤", eq: "=" } as const;

/** A unit as stored, in the reader's language where it has a name there. */
export function unitText(unit: string | null, t: Words): string {
  const key = `units.${unit}` as Parameters<Words>[0];
  return unit && t.has(key) ? t(key) : (unit ?? "");
}

/** `≥ 30 %`, `2–4 人/站`; empty where the rule names no number. */
export function amountText({ comparator, value, valueMax, unit }: Amount, locale: string, t: Words): string {
  if (value === null) return "";
  const number = formatNumber(value, locale);
  const named = unitText(unit, t);
  if (valueMax !== null && valueMax !== undefined) return `${number}–${formatNumber(valueMax, locale)} ${named}`.trim();
  return `${comparator ? signs[comparator] : ""} ${number} ${named}`.trim();
}
