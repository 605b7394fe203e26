import { randomUUID } from "node:crypto";
import type { Role } from "@/lib/generated/prisma/enums";
import type { Tx } from "@/lib/platform/db";
import { placePinyin } from "@/lib/shared/pinyin";
import { demoOrganisations } from "./organisations";
import { countyStories } from "./plan";
import type { DemoAccount, DemoStation, Township } from "./types";

const account = (role: Role, place: string, displayName: string, scope: Partial<DemoAccount> = {}): DemoAccount => ({
  id: randomUUID(),
  loginName: `${role}@${place}`,
  displayName,
  role,
  ...scope,
});

/** Officials of each level; they sign what the demo data says was entered. */
export function officials(townships: readonly Township[]): DemoAccount[] {
  const counties = countyStories.flatMap(({ code, login }) => {
    const township = townships.find(({ county }) => county === code);
    if (!township) return [];
    const place = placePinyin(township.name, township.code).replaceAll(" ", "");
    return [
      account("county_official", login, `${township.countyName}民政局`, { regionCode: code }),
      account("township_official", place, `${township.name}社会事务办`, { regionCode: township.code }),
    ];
  });
  return [
    account("province_official", "hubei", "湖北省民政厅", { regionCode: "42" }),
    account("city_official", "jingmen", "荆门市民政局", { regionCode: "4208" }),
    ...counties,
    account("evaluator", "jingmen", "荆门市第三方评估组"),
    account("system_admin", "jingmen", "荆门市系统管理员"),
    account("security_admin", "jingmen", "荆门市安全管理员"),
    account("audit_admin", "jingmen", "荆门市审计管理员"),
  ];
}

/** Staff of the first station of each county, the managers of the organisations, and a supervisor. */
export function stationPeople(
  stations: readonly DemoStation[],
  organisations: ReadonlyMap<string, string>,
): { accounts: DemoAccount[]; assignments: { accountId: string; stationId: string }[] } {
  const firsts = countyStories.flatMap(({ code }) => stations.find(({ county }) => county === code) ?? []);
  const staff = firsts.flatMap(({ id, code, township }) => [
    account("station_lead", code, `${township.name}社工站站长`, { stationId: id }),
    account("station_worker", code, `${township.name}社工站社工`, { stationId: id }),
  ]);
  const managers = demoOrganisations.map(({ login, name }) =>
    account("organisation_manager", login, name, { organisationId: organisations.get(login) }),
  );
  const supervisor = account("supervisor", "jingmen", "荆门市社会工作督导");
  return {
    accounts: [...staff, ...managers, supervisor],
    assignments: stations
      .filter((_, index) => index % 7 === 0)
      .map(({ id }) => ({ accountId: supervisor.id, stationId: id })),
  };
}

export async function writeAccounts(tx: Tx, accounts: readonly DemoAccount[], passwordHash: string): Promise<void> {
  await tx.account.createMany({ data: accounts.map((one) => ({ ...one, passwordHash, isDemo: true })) });
}
