import type { Tone } from "@/components/ui/tone";
import type { Verdict } from "@/lib/coverage/schema/verdict";

export const verdictTone: Readonly<Record<Verdict, Tone>> = { met: "met", missed: "missed", underway: "underway" };

/** `86.7%` from 86.7; a dash where there is nothing to divide by. */
export const percentText = (percent: number | null, digits = 1): string =>
  percent === null ? "—" : `${percent.toFixed(digits)}%`;

/** A floor as the document writes it: 50%, 33.3333%. */
export const floorText = (percent: number): string => `${percent}%`;
