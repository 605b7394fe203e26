"use client";
import { useLocale } from "next-intl";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import type { RegionBrief, RegionHit } from "@/lib/regions/schema";
import { regionLabel } from "@/lib/shared/region-label";

type RegionPickerProps = {
  name: string;
  id?: string;
  /** The unit chosen so far. */
  chosen?: RegionBrief | null;
  /** What was typed or chosen before and is given back, in place of `chosen`. */
  typed?: string;
  /** Only units below this one. */
  within?: string;
  maxLevel?: number;
  required?: boolean;
  className?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
};

/** A unit by its Chinese name, pinyin, initials or code. What is typed without scripts `resolveRegion` reads. */
export function RegionPicker({ chosen, within, maxLevel, ...field }: RegionPickerProps) {
  const locale = useLocale();
  return (
    <Combobox
      {...field}
      chosen={chosen ? { value: chosen.code, label: regionLabel(chosen, locale) } : null}
      isValue={(typed) => /^\d{2,12}$|^\d{4}[A-Z]{2}$/.test(typed)}
      find={(q, signal) => find({ q, within, maxLevel }, locale, signal)}
    />
  );
}

async function find(
  asked: { q: string; within?: string; maxLevel?: number },
  locale: string,
  signal: AbortSignal,
): Promise<ComboboxOption[]> {
  const query = new URLSearchParams({ q: asked.q, limit: "12" });
  if (asked.within) query.set("within", asked.within);
  if (asked.maxLevel !== undefined) query.set("maxLevel", String(asked.maxLevel));
  const response = await fetch(`/api/v1/regions?${query}`, { signal, headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(String(response.status));
  const { regions } = (await response.json()) as { regions: RegionHit[] };
  return regions.map((unit) => ({
    ...{ value: unit.code, label: regionLabel(unit, locale), code: unit.code },
    detail: [...unit.above, unit].map((one) => regionLabel(one, locale)).join(" / "),
  }));
}
