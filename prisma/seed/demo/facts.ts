import { addDays, addMonths, type IsoDate } from "@/lib/shared/dates";
import { signTextFor } from "@/lib/stations/rules/names";
import { emptyFacts, type StationFacts } from "@/lib/stations/schema/facts";
import type { DemoEvent } from "./history";
import { hosts } from "./plan";
import type { Random } from "./random";

export type DemoRevision = { from: IsoDate; facts: StationFacts; reason: string | null };

type Place = { county: string; township: string };

const ALL_RULES = ["personnel", "project", "supervision", "volunteer", "premises", "archive"] as const;
const ALL_FUNCTIONS = ["assistance", "elderly", "children", "governance"] as const;
const ALL_ROOMS = ["social_work", "casework", "group", "multi_purpose", "archive"] as const;

/** What is still wrong at some stations, a different thing at each. */
const defects: ((facts: StationFacts) => Partial<StationFacts>)[] = [
  () => ({ printers: 0 }),
  ({ signText }) => ({ signText: signText?.replace(/^.* /, "") ?? null }),
  ({ agreementFrom, agreementTo }) =>
    agreementFrom && agreementTo
      ? { agreementFrom: addMonths(agreementFrom, -12), agreementTo: addMonths(agreementTo, -12) }
      : { serviceStartedOn: null },
  () => ({ staffBelowCollegeCount: 1 }),
  () => ({ functions: ["assistance", "elderly"] }),
  () => ({ ruleSets: ["personnel", "project", "archive"] }),
  () => ({ volunteerTeam: false }),
  () => ({ staffCount: 1, staffOver40Count: 0, certifiedStaffCount: 1 }),
];

/** `serial` spreads the defects over the stations; every fourth station has one to this day. */
export function stationHistory(
  place: Place,
  events: readonly DemoEvent[],
  { outsourced, serial, today }: { outsourced: boolean; serial: number; today: IsoDate },
  random: Random,
): DemoRevision[] {
  const first = events[0]?.on ?? today;
  const listed = events.find(({ status }) => status === "listed")?.on;
  const sketch: StationFacts = { ...emptyFacts, signText: signTextFor(place), hostFacility: random.pick(hosts) };
  const revisions: DemoRevision[] = [{ from: first, facts: sketch, reason: null }];
  if (!listed) return revisions;

  const service = events.find(({ status }) => status === "operating")?.on ?? listed;
  const done = complete(sketch, place, service, outsourced, random);
  const opening = { ...done, ruleSets: [...ALL_RULES.slice(0, 3)], certifiedStaffCount: 0, fileCabinets: 0 };
  revisions.push({ from: listed, facts: opening, reason: "挂牌登记" });
  const completed = addDays(listed, random.between(120, 240));
  revisions.push({ from: completed, facts: done, reason: "制度和设备补齐" });
  const last = events.at(-1);
  const end = last && (last.status === "suspended" || last.status === "closed") ? last.on : today;
  revisions.push(...renewals(done, completed, end, random));
  const defect = serial % 4 === 1 ? defects[Math.floor(serial / 4) % defects.length] : undefined;
  const latest = revisions.at(-1);
  if (defect && latest) latest.facts = { ...latest.facts, ...defect(latest.facts) };
  return revisions.filter(({ from }) => from <= today);
}

function complete(
  sketch: StationFacts,
  place: Place,
  service: IsoDate,
  outsourced: boolean,
  random: Random,
): StationFacts {
  const staffCount = random.between(2, 4);
  const spacious = random.chance(0.35);
  return {
    ...sketch,
    address: `${place.county}${place.township}${random.pick(["人民路", "荆襄大道", "建设街", "汉江路", "文化路"])}${random.between(1, 188)}号`,
    hotline: `0724-8${random.between(100_000, 999_999)}`,
    operationMode: outsourced ? "outsourced" : "direct_hire",
    legalStatus: random.chance(0.3) ? "registered" : "filed",
    legalNumber: `鄂荆社站备〔${service.slice(0, 4)}〕${random.between(1, 99)}号`,
    legalOn: service,
    legalAuthority: `${place.county}民政局`,
    officeArea: spacious ? random.between(300, 420) : random.between(60, 260),
    rooms: spacious ? [...ALL_ROOMS] : [...ALL_ROOMS.slice(0, random.between(2, 4))],
    desks: random.between(2, 8),
    computers: random.between(1, 4),
    printers: random.between(1, 2),
    fileCabinets: random.between(1, 4),
    staffCount,
    staffOver40Count: random.chance(0.25) ? 1 : 0,
    staffBelowCollegeCount: 0,
    certifiedStaffCount: random.between(1, staffCount),
    volunteerTeam: true,
    functions: [...ALL_FUNCTIONS],
    ruleSets: [...ALL_RULES],
    serviceStartedOn: service,
    agreementFrom: outsourced ? service : null,
    agreementTo: outsourced ? addDays(addMonths(service, 12), -1) : null,
  };
}

/** 服务协议原则上一年一签: every year a new agreement, and now and then somebody joins or leaves. */
function renewals(done: StationFacts, since: IsoDate, end: IsoDate, random: Random): DemoRevision[] {
  const revisions: DemoRevision[] = [];
  let facts = done;
  for (
    let from = done.serviceStartedOn ? addMonths(done.serviceStartedOn, 12) : end;
    from < end;
    from = addMonths(from, 12)
  ) {
    if (from <= since) continue;
    const staffCount = Math.min(4, Math.max(2, (facts.staffCount ?? 2) + random.between(-1, 1)));
    facts = {
      ...facts,
      staffCount,
      certifiedStaffCount: Math.min(staffCount, (facts.certifiedStaffCount ?? 0) + random.between(0, 1)),
      ...(facts.operationMode === "outsourced"
        ? { agreementFrom: from, agreementTo: addDays(addMonths(from, 12), -1) }
        : {}),
    };
    revisions.push({ from, facts, reason: facts.operationMode === "outsourced" ? "续签服务协议" : "人员变动" });
  }
  return revisions;
}
