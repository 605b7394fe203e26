import { cache } from "react";
import { foundFor, requirePermission } from "@/lib/platform/session";
import { getProgramme } from "@/lib/programmes/queries";
import { type View, views } from "@/lib/programmes/rules/links";
import type { VersionChoice } from "@/lib/programmes/schema/bundle";
import { todayInChina } from "@/lib/shared/dates";
import { dayAsked } from "@/lib/shared/day-bounds";

type Search = Promise<Record<string, string | string[] | undefined>>;
export type ProgrammePageProps = { params: Promise<{ id: string }>; searchParams: Search };

const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

export async function viewOf(searchParams: Search): Promise<View> {
  const asked = one((await searchParams).view);
  return views.find((view) => view === asked) ?? "clauses";
}

/** `?version=2` or `?asOf=2022-12-31`; anything else means the version in effect today. */
function choiceOf(version: string, asOf: string): VersionChoice {
  if (/^[1-9]\d{0,3}$/.test(version)) return { number: Number(version) };
  return { asOf: dayAsked(asOf, "effective", todayInChina()).day };
}

const read = cache(async (id: string, version: string, asOf: string) => {
  const actor = await requirePermission("programme:read");
  const choice = choiceOf(version, asOf);
  const bundle = await foundFor(actor, getProgramme(actor, id, choice));
  return {
    actor,
    bundle,
    asked: "number" in choice ? "" : asOf,
    place: { id, number: "number" in choice ? choice.number : undefined },
  };
});

/** The programme and version that an address names, once per request. */
export async function loadProgramme(params: ProgrammePageProps["params"], searchParams: Search) {
  const [{ id }, search] = await Promise.all([params, searchParams]);
  return read(id, one(search.version), one(search.asOf));
}
