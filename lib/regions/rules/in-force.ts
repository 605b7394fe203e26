import type { RegionKind } from "@/lib/generated/prisma/enums";
import type { IsoDate } from "@/lib/shared/dates";

export type Span = { readonly validFrom: IsoDate | null; readonly validTo: IsoDate | null };

/** `validTo` is the first day on which the unit no longer exists. */
export const inForce = ({ validFrom, validTo }: Span, on: IsoDate): boolean =>
  (validFrom === null || validFrom <= on) && (validTo === null || validTo > on);

const TOWNSHIP_KINDS: readonly RegionKind[] = ["subdistrict", "town", "township"];

/** Whether a unit of the kind counts as one of the 乡镇(街道) that every denominator is made of. */
export const countsAsTownship = (kind: RegionKind): boolean => TOWNSHIP_KINDS.includes(kind);
