import { addDays, type IsoDate } from "@/lib/shared/dates";
import type { StationStatus } from "@/lib/stations/schema/status";
import { type CountyStory, type Interruption, interruptions } from "./plan";
import type { Random } from "./random";

export type DemoEvent = { status: StationStatus; on: IsoDate; note: string | null };
export type DemoLife = { index: number; events: DemoEvent[] };

const FIRST_DAY: IsoDate = "2021-03-15";
const later = (a: IsoDate, b: IsoDate) => (a > b ? a : b);

/** One life for each township of the county that has begun, in the order of opening. */
export function countyLives(story: CountyStory, random: Random): DemoLife[] {
  const lives: DemoLife[] = [];
  for (const [offset, count] of story.opened.entries()) {
    const year = 2021 + offset;
    const listed = Array.from({ length: count }, () =>
      random.day(`${year}-${year === 2021 ? "06-20" : "03-01"}`, `${year}-${year === 2026 ? "09-30" : "12-18"}`),
    ).sort();
    for (const on of listed) lives.push(openedLife(story.code, lives.length, on, random));
  }
  for (let n = 0; n < story.preparing; n++) {
    const planned = random.day("2025-09-01", "2026-03-01");
    const preparing = addDays(planned, random.between(60, 150));
    lives.push({ index: lives.length, events: [step("planned", planned), step("preparing", preparing)] });
  }
  for (let n = 0; n < story.planned; n++) {
    lives.push({ index: lives.length, events: [step("planned", random.day("2026-05-01", "2026-10-15"))] });
  }
  return lives;
}

const step = (status: StationStatus, on: IsoDate, note: string | null = null): DemoEvent => ({ status, on, note });

function openedLife(county: string, index: number, listed: IsoDate, random: Random): DemoLife {
  const planned = later(FIRST_DAY, addDays(listed, -random.between(120, 200)));
  const preparing = later(planned, addDays(listed, -random.between(30, 80)));
  const operating = addDays(listed, random.between(7, 40));
  const events = [
    step("planned", planned),
    step("preparing", preparing),
    step("listed", listed),
    step("operating", operating),
  ];
  const evaluation = `${Number(operating.slice(0, 4)) + (operating.slice(5) > "09-30" ? 1 : 0)}-12-${random.between(10, 28)}`;
  const accepted = random.chance(0.85);
  const interruption = interruptions.find((one) => one.county === county && one.index === index);
  if (accepted && (!interruption || evaluation < interruption.suspended)) {
    events.push(step("accepted", evaluation, "年底考核评估合格"));
  }
  return { index, events: interruption ? [...events, ...interrupted(interruption)] : events };
}

function interrupted({ suspended, reopened, closed, note }: Interruption & { reopened?: IsoDate; closed?: IsoDate }) {
  const events = [step("suspended", suspended, note)];
  if (reopened) events.push(step("operating", reopened, "恢复服务"));
  if (closed) events.push(step("closed", closed, "与邻镇社工站合并服务"));
  return events;
}
