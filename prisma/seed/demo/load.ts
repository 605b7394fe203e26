import { randomUUID } from "node:crypto";
import { systemActor } from "@/lib/platform/actor";
import { hashPassword } from "@/lib/platform/auth/password";
import { asActor, type Tx } from "@/lib/platform/db";
import { mutate } from "@/lib/platform/mutate";
import { todayInChina } from "@/lib/shared/dates";
import { recheckStations } from "@/lib/stations/commands/recheck";
import { officials, stationPeople, writeAccounts } from "./accounts";
import { demoOrganisations } from "./organisations";
import { readTownships, seedStations } from "./stations";

type DemoLogin = { loginName: string; role: string };

/**
 * Fills an empty portal with 荆门's townships, a seeded history from 2021 to today and an account for every role.
 * Does nothing where stations or accounts are, so that a portal once started without them never gets them by a forgotten
 * setting; a changed password reaches the demo accounts.
 * @returns the demo accounts, none where there are none
 */
export async function seedDemo({ password }: { password: string }): Promise<{ accounts: DemoLogin[] }> {
  const actor = systemActor("demo data");
  const empty = await asActor(actor, async (tx) => (await tx.station.count()) + (await tx.account.count()) === 0);
  const passwordHash = await hashPassword(password);
  if (empty) {
    await mutate(actor, { key: "demo data of Jingmen", action: "demo:load", request: {} }, (tx) =>
      load(tx, passwordHash),
    );
    await recheckStations(actor, todayInChina(), randomUUID());
  }
  const accounts = await asActor(actor, async (tx) => {
    if (!empty) {
      await tx.account.updateMany({ where: { isDemo: true }, data: { passwordHash } });
      // Whoever tried a second factor on an account that all share must not keep the next one out.
      await tx.accountFactor.deleteMany({ where: { account: { isDemo: true } } });
    }
    return tx.account.findMany({
      where: { isDemo: true },
      select: { loginName: true, role: true },
      orderBy: [{ role: "asc" }, { loginName: "asc" }],
    });
  });
  return { accounts };
}

async function load(tx: Tx, passwordHash: string) {
  const townships = await readTownships(tx);
  const people = officials(townships);
  await writeAccounts(tx, people, passwordHash);
  const organisations = new Map(demoOrganisations.map(({ login }) => [login as string, randomUUID() as string]));
  await tx.organisation.createMany({
    data: demoOrganisations.map(({ login, ...organisation }) => ({
      id: organisations.get(login),
      ...organisation,
      isDemo: true,
    })),
  });
  const writers = new Map(
    people.flatMap((one) => (one.role === "county_official" && one.regionCode ? [[one.regionCode, one] as const] : [])),
  );
  const stations = await seedStations(tx, townships, { today: todayInChina(), writers, organisations });
  const { accounts, assignments } = stationPeople(stations, organisations);
  await writeAccounts(tx, accounts, passwordHash);
  await tx.stationAssignment.createMany({ data: assignments });
  return {
    result: { stations: stations.length },
    audit: {
      entity: "Demo" as const,
      entityId: "4208",
      after: { stations: stations.length, accounts: people.length + accounts.length },
    },
  };
}
