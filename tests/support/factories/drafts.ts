import { randomUUID } from "node:crypto";
import { savePlanTable } from "@/lib/programmes/commands/plan";
import { createProgramme } from "@/lib/programmes/commands/programme";
import { splitDocument } from "@/lib/programmes/commands/sections";
import { getDraft, getProgramme } from "@/lib/programmes/queries";
import { createProgrammeForm } from "@/lib/programmes/schema/forms";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { official } from "./accounts";
import { seedJingmenRegions } from "./regions";

export const city = official("city_official", "/42/4208/", {
  displayName: "荆门市民政局",
  regionCode: "4208",
  regionName: "荆门市",
});
export const sibling = official("city_official", "/42/4206/", { regionCode: "4206", regionName: "襄阳市" });
export const county = official("county_official", "/42/4208/420822/", { regionCode: "420822" });

export const key = () => randomUUID();
export const on = (asOf: string) => ({ asOf });

/** Jingmen's regions and its programme, as the portal begins with them. */
export async function seedJingmen(): Promise<void> {
  await seedJingmenRegions();
  await loadProgrammes();
}

export const jingmen = (asOf = "2022-12-31") => getProgramme(city, "jingmen-2021", on(asOf));
const lockOf = async (id: string) => (await getProgramme(city, id, { number: 1 })).lock;
export const edit = async (programmeId = sixth.id) => ({ programmeId, version: await lockOf(programmeId) });

export const sixth = createProgrammeForm.parse({
  id: "jingmen-2026",
  regionCode: "4208",
  effectiveFrom: "2026-01-01",
  title: "荆门市社工站提升方案",
  titleEn: "",
  issuers: "荆门市民政局",
  addressees: "",
  documentNumber: "荆民政发〔2026〕1号",
  issuedOn: "2026-01-01",
  sourceText: "荆门市社工站提升方案\n一、目标\n到2027年底全覆盖。\n(一)分年。两年完成。\n附件:任务表",
});

/** The draft of a sixth programme with its clauses `0`, `1`, `1.1` and `annex`. */
export async function beginSixth(fields: Partial<typeof sixth> = {}): Promise<void> {
  await createProgramme(city, { ...sixth, ...fields }, key());
  await splitDocument(city, { ...(await edit()), sourceText: sixth.sourceText }, key());
}

export const draft = () => getDraft(city, sixth.id);

/** Wrong by one in each of its totals. */
export const wrongTable = "单位\t2026\t2027\t合计\n沙洋\t1\t2\t3\n钟祥市\t2\t2\t4\n总计\t3\t5\t7";

export const tableId = async (place: number, programmeId = sixth.id) =>
  (await getDraft(city, programmeId)).planTableIds[place] ?? "";

type PlanFields = Partial<Omit<Parameters<typeof savePlanTable>[1], "programmeId" | "version" | "tableId">>;

/** `place`: which of the draft's tables; their number for a new one. */
export const planInput = async (
  { place = 0, ...fields }: PlanFields & { place?: number } = {},
  programmeId = sixth.id,
) => ({
  ...(await edit(programmeId)),
  tableId: await tableId(place, programmeId),
  clause: "annex",
  title: "任务表",
  titleEn: "",
  measure: "stations.built" as const,
  stationTypeCode: "township_station",
  table: wrongTable,
  ...fields,
});
export const savePlan = async (fields: PlanFields & { place?: number } = {}, programmeId = sixth.id) =>
  savePlanTable(city, await planInput({ confirmed: "on", ...fields }, programmeId), key());
