import type { VersionContent } from "@/lib/programmes/schema/content";
import { firstClauses } from "./clauses-1";
import { lastClauses } from "./clauses-2";
import { deadlines } from "./deadlines";
import { discrepancies } from "./discrepancies";
import { planTables } from "./plan";
import { firstProvisions } from "./provisions-1";
import { stationProvisions } from "./provisions-2";
import { lastProvisions } from "./provisions-3";
import { sourceText } from "./source";
import { standards } from "./standard";
import { targets } from "./targets";

const content: VersionContent = {
  document: {
    title: "荆门市乡镇(街道)社会工作站建设实施方案",
    titleEn: "Implementation Plan for Building Township (Sub-district) Social-Work Stations in Jingmen",
    issuers: ["荆门市民政局"],
    addressees: [],
    documentNumber: "荆民政发〔2021〕号",
    issuedPrinted: null,
    issuedOn: null,
    publishedAt: null,
    sourceFile: "001_da5183f73c09685c.txt",
    sourceText,
  },
  clauses: [...firstClauses, ...lastClauses],
  targets,
  planTables,
  standards,
  deadlines,
  provisions: [...firstProvisions, ...stationProvisions, ...lastProvisions],
  discrepancies,
};

export const jingmen2021 = {
  id: "jingmen-2021",
  regionCode: "4208",
  effectiveFrom: "2021-01-01",
  content,
};
