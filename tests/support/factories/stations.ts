import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { addDays, addMonths, todayInChina } from "@/lib/shared/dates";
import type { Condition, Standard, StandardItem } from "@/lib/stations/rules/standards";
import { inOrder, statusesAfter, type TimelineEvent } from "@/lib/stations/rules/timeline";
import { emptyFacts, type StationFacts } from "@/lib/stations/schema/facts";
import { type CreateStationInput, createStationInput } from "@/lib/stations/schema/inputs";

const sign = { county: "沙洋县", township: "沙洋镇" };
export const at = (asOf: string) => ({ asOf, names: sign });

/** A station that passes all of 五有 on any day of 2024. */
export const goodFacts = (overrides: Partial<StationFacts> = {}): StationFacts => ({
  ...emptyFacts,
  address: "沙洋镇汉津大道1号",
  hotline: "0724-8550001",
  signText: "沙洋县 沙洋镇社会工作站",
  operationMode: "outsourced",
  legalStatus: "filed",
  hostFacility: "party_service_centre",
  officeArea: 320,
  rooms: ["social_work", "casework", "group", "multi_purpose", "archive"],
  desks: 4,
  computers: 2,
  printers: 1,
  fileCabinets: 2,
  staffCount: 3,
  staffOver40Count: 0,
  staffBelowCollegeCount: 0,
  certifiedStaffCount: 2,
  volunteerTeam: true,
  functions: ["assistance", "elderly", "children", "governance"],
  ruleSets: ["personnel", "project", "supervision", "volunteer", "premises", "archive"],
  serviceStartedOn: "2021-08-01",
  agreementFrom: "2024-01-01",
  agreementTo: "2024-12-31",
  ...overrides,
});

/** What registers a station of 沙洋镇 that passes 五有 to this day; a second one of a unit is meant. */
export const stationInput = (change: Record<string, unknown> = {}): CreateStationInput =>
  createStationInput.parse({
    ...goodFacts({ signText: null }),
    regionCode: "420822100",
    typeCode: "township_station",
    status: "listed",
    on: "2024-03-01",
    agreementTo: addMonths(todayInChina(), 6),
    second: "yes",
    ...change,
  });

export const condition = (overrides: Partial<Condition>): Condition => ({
  id: randomUUID(),
  fact: "desks",
  comparator: "gte",
  value: 1,
  alternative: null,
  strength: "must",
  advice: "",
  adviceEn: "",
  clause: { number: "4.2", label: "四、(二)" },
  ...overrides,
});

export const standardOf = (...items: (readonly Condition[])[]): Standard => ({
  programmeId: "p",
  code: "five",
  name: "五有",
  nameEn: "Five haves",
  clause: { number: "4", label: "四、" },
  items: items.map(
    (conditions, index): StandardItem => ({ code: `item${index}`, name: `${index}`, nameEn: `${index}`, conditions }),
  ),
});

/** A random walk through the allowed transitions, several of them on one day now and then. */
export const timelineArbitrary = (firstDay = "2021-01-01"): fc.Arbitrary<TimelineEvent[]> =>
  fc
    .array(fc.record({ pick: fc.nat(5), gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 })) }), {
      minLength: 1,
      maxLength: 9,
    })
    .map((steps) => {
      const events: TimelineEvent[] = [];
      let day = firstDay;
      for (const [index, { pick, gap }] of steps.entries()) {
        const options = statusesAfter(events.at(-1)?.status ?? null);
        const status = options[pick % Math.max(1, options.length)];
        if (!status) break;
        day = addDays(day, gap);
        events.push({ status, on: day, enteredAt: index });
      }
      return inOrder(events);
    });
