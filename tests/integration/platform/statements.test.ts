import { expect, test } from "vitest";
import { getAccount, listAccounts } from "@/lib/accounts/queries/accounts";
import { getEntry, listEntries } from "@/lib/audit/queries/entries";
import { getCoverage, listCoverageRows } from "@/lib/coverage/queries";
import { getProgramme, listProgrammes } from "@/lib/programmes/queries";
import { getStation } from "@/lib/stations/queries/detail";
import { listStations, publicDirectory } from "@/lib/stations/queries/list";
import { statementsOf } from "@/tests/support/statements";
import { makeWorld } from "../scope/world";

const asOf = "2022-12-31";
const LIST = 2;
const DETAIL = 4;
const DASHBOARD = 3;

test("no query sends more statements than a list, a detail or a dashboard is allowed", async () => {
  const { actors, station, accountIds, programme } = await makeWorld();
  const { city_official: official, system_admin: admin, audit_admin: auditor } = actors;
  const question = { programme: null, region: null, asOf, reading: null } as const;
  const [entry] = (await listEntries(auditor, {})).entries;
  const budgets: Record<string, [limit: number, work: () => Promise<unknown>]> = {
    listStations: [LIST, () => listStations(official, {})],
    publicDirectory: [LIST, () => publicDirectory(actors.public, {})],
    listProgrammes: [LIST, () => listProgrammes(official, asOf)],
    listAccounts: [LIST, () => listAccounts(admin, {})],
    listEntries: [LIST, () => listEntries(auditor, {})],
    getStation: [DETAIL, () => getStation(official, station.own.code, asOf)],
    getProgramme: [DETAIL, () => getProgramme(official, programme.own, { asOf })],
    getAccount: [DETAIL, () => getAccount(admin, accountIds.county_official)],
    getEntry: [DETAIL, () => getEntry(auditor, entry?.id ?? "")],
    getCoverage: [DASHBOARD, () => getCoverage(official, question)],
    listCoverageRows: [
      DASHBOARD,
      () => listCoverageRows(official, { ...question, state: "built", after: null, most: 50 }),
    ],
  };
  const over: Record<string, number> = {};
  for (const [name, [limit, work]] of Object.entries(budgets)) {
    const sent = await statementsOf(work);
    expect(sent, name).toBeGreaterThan(0);
    if (sent > limit) over[name] = sent;
  }
  expect(over).toEqual({});
});
