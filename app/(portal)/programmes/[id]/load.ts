import type { Asked } from "@/components/shell/portal-page";
import { getProgramme } from "@/lib/programmes/queries";
import type { VersionChoice } from "@/lib/programmes/schema/bundle";
import { todayInChina } from "@/lib/shared/dates";
import { dayAsked } from "@/lib/shared/day-bounds";
import { single } from "@/lib/shared/search-params";

/** `?version=2` or `?asOf=2022-12-31`; anything else means the version in effect today. */
function choiceOf(version: string, asOf: string): VersionChoice {
  if (/^[1-9]\d{0,3}$/.test(version)) return { number: Number(version) };
  return { asOf: dayAsked(asOf, "effective", todayInChina()).day };
}

/** The programme and version that an address names. */
export async function loadProgramme({ actor, params: { id }, search }: Asked<{ readonly id: string }>) {
  const asOf = single(search.asOf);
  const choice = choiceOf(single(search.version), asOf);
  const byNumber = "number" in choice;
  return {
    bundle: await getProgramme(actor, id, choice),
    asked: byNumber ? "" : asOf,
    place: { id, number: byNumber ? choice.number : undefined },
  };
}
