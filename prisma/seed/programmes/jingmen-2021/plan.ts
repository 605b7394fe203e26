import type { PlanTableContent } from "@/lib/programmes/schema/content";

/** The annex, as printed: the totals of 2022 and 2024 are wrong in the document and stay so here. */
export const planTables: PlanTableContent[] = [
  {
    clause: "annex",
    title: "荆门市乡镇(街道)社会工作站建设年度任务分解表",
    titleEn: "Yearly tasks of building township (sub-district) social-work stations in Jingmen",
    measure: "stations.built",
    unit: "个",
    stationTypeCode: "township_station",
    years: [2021, 2022, 2023, 2024],
    rows: [
      { regionCode: "420822", label: "沙洋县", values: [4, 3, 3, 3], printedTotal: 13 },
      { regionCode: "420881", label: "钟祥市", values: [6, 3, 3, 5], printedTotal: 17 },
      { regionCode: "420882", label: "京山市", values: [5, 3, 3, 4], printedTotal: 15 },
      { regionCode: "420802", label: "东宝区", values: [3, 1, 2, 2], printedTotal: 8 },
      { regionCode: "420804", label: "掇刀区", values: [2, 1, 1, 1], printedTotal: 5 },
      { regionCode: "4208ZH", label: "漳河新区", values: [1, 0, 1, 0], printedTotal: 2 },
    ],
    printedTotals: [21, 12, 13, 14],
    printedGrandTotal: 60,
  },
];
