import type { DeadlineContent } from "@/lib/programmes/schema/content";
import { yearEnd } from "@/lib/shared/dates";

const once = (deadline: Omit<DeadlineContent, "yearlyOn" | "strength">): DeadlineContent => ({
  ...deadline,
  yearlyOn: null,
  strength: "must",
});

const county = {
  responsible: "县（市、区）民政部门",
  responsibleEn: "County (city, district) civil affairs department",
};
const township = {
  responsible: "乡镇（街道）民政部门",
  responsibleEn: "Township (sub-district) civil affairs department",
};
/** Part 一 names nobody; part 六 binds departments at all levels to the dates. */
const everyLevel = { responsible: "各级民政部门", responsibleEn: "Civil affairs departments at all levels" };
const nobody = { reportTo: null, reportToEn: null };

const build = (year: number, what: string, whatEn: string): DeadlineContent =>
  once({ code: `build-${year}`, clause: "1", what, whatEn, ...everyLevel, ...nobody, dueOn: yearEnd(year) });

export const deadlines: DeadlineContent[] = [
  once({
    code: "county-plan",
    clause: "5.1",
    what: "制定本地实施方案，明确目标任务、措施办法、时间节点",
    whatEn: "Draw up the local implementation plan with targets, measures and dates",
    ...county,
    ...nobody,
    dueOn: "2021-04-30",
  }),
  once({
    code: "township-plan",
    clause: "5.1",
    what: "制定社工站建设和服务项目实施计划，并报备案",
    whatEn: "Draw up the plan for building the station and carrying out its service projects, and file it",
    ...township,
    reportTo: "县（市、区）民政部门",
    reportToEn: "County (city, district) civil affairs department",
    dueOn: "2021-04-30",
  }),
  once({
    code: "start",
    clause: "5.2",
    what: "督促落实服务场所及设备设施，落实驻站社工或确定承接机构，签订服务协议，开展专业服务",
    whatEn:
      "See that premises and equipment are provided, social workers engaged or a contractor chosen, the agreement signed and services started",
    ...county,
    ...nobody,
    dueOn: "2021-07-31",
  }),
  build(2021, "建站比例达到30%以上", "30 % or more of the stations are set up"),
  build(2022, "建站比例达到50%以上", "50 % or more of the stations are set up"),
  build(2023, "建站比例达到70%以上", "70 % or more of the stations are set up"),
  build(2024, "全市60个乡镇（街道）社工站全覆盖", "All 60 townships (sub-districts) have a station"),
  {
    code: "yearly-evaluation",
    clause: "5.3",
    what: "对社工站建设和项目实施情况开展自评和第三方评估，结果上报",
    whatEn:
      "Carry out the self-evaluation and the third-party evaluation of stations and projects, and report the results",
    ...county,
    reportTo: "市民政局",
    reportToEn: "City civil affairs bureau",
    dueOn: null,
    yearlyOn: "--12-31",
    strength: "must",
  },
];
