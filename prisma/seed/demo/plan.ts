import type { IsoDate } from "@/lib/shared/dates";

/** How many stations each unit opened in each year from 2021 on. The document's plan stands beside it. */
export type CountyStory = {
  code: string;
  login: string;
  opened: readonly number[];
  /** Townships in which something is under way now, or planned; the others have not begun. */
  preparing: number;
  planned: number;
  organisation: string | null;
};

/**
 * 21 stations by the end of 2021 as planned; 京山 runs ahead (15 of 15 in 2024), 沙洋 falls behind from 2022,
 * 东宝 (4 of 8) and 漳河新区 (1 of 2) stand at exactly half at the end of 2022.
 */
export const countyStories: readonly CountyStory[] = [
  { code: "420822", login: "shayang", opened: [4, 2, 2, 1, 1], preparing: 1, planned: 1, organisation: "qiming" }, // 4/3/3/3
  {
    code: "420881",
    login: "zhongxiang",
    opened: [6, 3, 3, 3, 1, 1],
    preparing: 1,
    planned: 0,
    organisation: "mochouhu",
  }, // 6/3/3/5
  { code: "420882", login: "jingshan", opened: [5, 4, 4, 2], preparing: 0, planned: 0, organisation: "lvlin" }, // 5/3/3/4
  { code: "420802", login: "dongbao", opened: [3, 1, 2, 1, 1], preparing: 0, planned: 0, organisation: "qiming" }, // 3/1/2/2
  { code: "420804", login: "duodao", opened: [2, 1, 1, 1], preparing: 0, planned: 0, organisation: null }, // 2/1/1/1
  { code: "4208ZH", login: "zhanghe", opened: [1, 0, 1], preparing: 0, planned: 0, organisation: "qiming" }, // 1/0/1/0
];

/** Set up in 2021 after the plan was made: stays last in line. */
export const UNPLANNED_TOWNSHIP = "420881002";

export type Interruption = { county: string; index: number; suspended: IsoDate; note: string } & (
  | { reopened: IsoDate }
  | { closed: IsoDate }
  | { reopened?: undefined; closed?: undefined }
);

/** By the place in the county's own order of opening. */
export const interruptions: readonly Interruption[] = [
  { county: "420881", index: 2, suspended: "2024-05-10", reopened: "2025-03-03", note: "办公用房改造，暂停服务" },
  { county: "420881", index: 8, suspended: "2026-06-15", note: "承接机构退出，正在重新采购" },
  { county: "420822", index: 1, suspended: "2025-11-20", closed: "2026-03-31", note: "驻站社工全部离职" },
];

export const hosts = [
  "social_affairs_office",
  "party_service_centre",
  "grid_centre",
  "welfare_institution",
  "community_premises",
] as const;
