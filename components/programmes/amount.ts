import { formatNumber } from "@/lib/shared/format";

type Amount = {
  readonly comparator: "gte" | "lte" | "eq" | null;
  readonly value: number | null;
  readonly valueMax?: number | null;
  readonly unit: string | null;
};

const signs = { gte: "≥", lte: "≤", eq: "=" } as const;

/** `≥ 30 %`, `2–4 人/站`; empty where the rule names no number. */
export function amountText({ comparator, value, valueMax, unit }: Amount, locale: string): string {
  if (value === null) return "";
  const number = formatNumber(value, locale);
  if (valueMax !== null && valueMax !== undefined)
    return `${number}–${formatNumber(valueMax, locale)} ${unit ?? ""}`.trim();
  return `${comparator ? signs[comparator] : ""} ${number} ${unit ?? ""}`.trim();
}
