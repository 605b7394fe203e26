import { expect, test } from "vitest";
import { getAccount, listAccounts } from "@/lib/accounts/queries/accounts";
import { getEntry, listEntries } from "@/lib/audit/queries/entries";
import { getCoverage, listCoverageRows } from "@/lib/coverage/queries";
import { getOrganisation, listOrganisations } from "@/lib/organisations/queries";
import { prisma } from "@/lib/platform/db";
import { getProgramme, listProgrammes } from "@/lib/programmes/queries";
import { getStation } from "@/lib/stations/queries/detail";
import { listStations, publicDirectory } from "@/lib/stations/queries/list";
import { costOf } from "@/tests/support/statements";
import { makeWorld } from "../scope/world";

const asOf = "2022-12-31";
const LIST = 2;
const DETAIL = 4;
const DASHBOARD = 3;
/** The stations behind a number are found among all, wherever they stood on the day. */
const COUNTS_ALL = "listCoverageRows";

test("no query sends more statements than a list, a detail or a dashboard is allowed, or grows with units elsewhere", async () => {
  const { actors, station, accountIds, programme, organisation } = await makeWorld();
  const { city_official: official, system_admin: admin, audit_admin: auditor } = actors;
  const question = { programme: null, region: null, asOf, reading: null } as const;
  const [entry] = (await listEntries(auditor, {})).entries;
  const budgets: Record<string, [limit: number, work: () => Promise<unknown>]> = {
    listStations: [LIST, () => listStations(official, {})],
    publicDirectory: [LIST, () => publicDirectory(actors.public, {})],
    listOrganisations: [LIST, () => listOrganisations(official, {})],
    getOrganisation: [DETAIL, () => getOrganisation(official, organisation)],
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
  const costs = async () => {
    const found: Record<string, Cost> = {};
    for (const [name, [, work]] of Object.entries(budgets)) {
      await work(); // what is read once a connection
      found[name] = await costOf(work);
    }
    return found;
  };
  const few = await costs();
  await enterManyUnits();
  const many = await costs();
  const over = Object.entries(budgets).flatMap(([name, [limit]]) => {
    const [alone, beside] = [few[name] as Cost, many[name] as Cost];
    expect(alone.statements, name).toBeGreaterThan(0);
    const grows = name !== COUNTS_ALL && beside.blocks > 1.5 * alone.blocks + 50;
    return beside.statements > limit || grows ? [{ name, alone, beside }] : [];
  });
  expect(over).toEqual([]);
}, 60_000);

type Cost = Awaited<ReturnType<typeof costOf>>;

/** Elsewhere in the country; a query that looks at all of them looks at over 700 blocks. */
async function enterManyUnits(): Promise<void> {
  await prisma().$executeRaw`
    insert into "Region" (code, name, pinyin, initials, level, kind, "parentCode", path, "sourceVersion")
    select '9' || lpad(n::text, 5, '0'), '某某县', 'mou mou xian', 'mmx', 3, 'county', null, '/9' || lpad(n::text, 5, '0') || '/', 'none'
    from generate_series(1, 60000) n`;
  await prisma().$executeRaw`analyze`;
}
