import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { followUnits } from "@/lib/followers";
import { addAreaMember, endAreaMember } from "@/lib/regions/commands/membership";
import { memberForm } from "@/lib/regions/schema";
import { addDays, todayInChina } from "@/lib/shared/dates";
import { dayRange, FIRST_DAY } from "@/lib/shared/day-bounds";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { official } from "@/tests/support/factories/accounts";
import { withClient } from "@/tests/support/factories/coverage";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

const city = official("city_official", "/42/4208/");
const today = todayInChina();
const input = (memberCode: string, on: string) => ({ areaCode: "4208ZH", memberCode, on, basis: "批复" });
const end = (memberCode: string, on: string) => endAreaMember(city, input(memberCode, on), randomUUID(), followUnits);
const join = (memberCode: string, on: string) => addAreaMember(city, input(memberCode, on), randomUUID(), followUnits);
const refused = (min: string) => ({ fieldErrors: { on: [dayRange({ min, max: today })] } });

prepare(async () => {
  await seedJingmenRegions();
  await loadStationTypes();
});

it("takes no end of year 1, also past the form", async () => {
  expect(memberForm.safeParse(input("420804004", "0001-01-01")).success).toBe(false);
  await expect(end("420804004", "0001-01-01")).rejects.toMatchObject(refused(FIRST_DAY));
  await expect(end("420804004", addDays(today, 1))).rejects.toMatchObject(refused(FIRST_DAY));
});

it("takes no end before the day after it began, and none before the area or the member was there", async () => {
  await expect(end("420802102", "2011-12-31")).rejects.toMatchObject(refused("2012-01-01"));
  await withClient((client) => client.query(`update "Region" set "validFrom" = '2015-06-01' where code = '4208ZH'`));
  await expect(end("420802102", "2015-05-31")).rejects.toMatchObject(refused("2015-06-01"));
  await expect(join("420802105", "2015-05-31")).rejects.toMatchObject(refused("2015-06-01"));
  await withClient((client) => client.query(`update "Region" set "validFrom" = '2018-01-01' where code = '420802105'`));
  await expect(join("420802105", "2017-12-31")).rejects.toMatchObject(refused("2018-01-01"));
  await join("420802105", "2018-01-01");
  await end("420802102", today);
});

it("keeps the database from a day that no form would take", async () => {
  for (const [table, set] of [
    ["FunctionalMember", `"validTo" = '0001-01-01'`],
    ["Region", `"validTo" = '9999-12-31'`],
  ])
    await expect(withClient((client) => client.query(`update "${table}" set ${set}`))).rejects.toMatchObject({
      code: "23514",
    });
});
