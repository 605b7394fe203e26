import { randomUUID } from "node:crypto";
import type pg from "pg";
import { type Actor, systemActor } from "@/lib/platform/actor";
import { newVersion } from "@/lib/programmes/commands/programme";
import type { World } from "../../scope/world";
import type { Row } from "./attack";

export type Side = "mine" | "theirs";

const PARTS = ["Target", "PlanTable", "Standard", "Deadline", "Provision", "Discrepancy"] as const;
const DAY = "2021-01-01";

/** Drafts of both cities with a row in every part, a row of each kind that an account owns, and what nobody owns. */
export async function fillEveryTable(client: pg.Client, world: World): Promise<void> {
  await newVersion(
    systemActor("test"),
    { programmeId: world.programme.own, version: 1, effectiveFrom: "2026-01-01", changeNote: "改" } as never,
    randomUUID(),
  );
  await client.query(`select set_config('app.role', 'system', false), set_config('app.scope', '/', false)`);
  // The other city's draft gets a copy of each part of Jingmen's.
  const copy = (table: string, from: string, to: string, parent: string, keep: Row = {}) =>
    client.query(
      `insert into "${table}" select (jsonb_populate_record(t, $3::jsonb || jsonb_build_object('id', gen_random_uuid(), '${parent}', $2::text))).*
       from "${table}" t where t."${parent}" = $1::uuid limit 1`,
      [from, to, JSON.stringify(keep)],
    );
  const idOf = async (sql: string, ...values: unknown[]) => (await client.query(sql, values)).rows[0].id as string;
  const draft = (programme: string) =>
    idOf(`select id from "ProgrammeVersion" where "programmeId" = $1 and status = 'draft'`, programme);
  const first = (table: string, parent: string, id: string) =>
    idOf(`select id from "${table}" where "${parent}" = $1 order by id limit 1`, id);
  const [own, stranger] = [await draft(world.programme.own), await draft(world.programme.stranger)];
  await copy("Clause", own, stranger, "versionId", { number: "1" });
  const clauseId = await first("Clause", "versionId", stranger);
  for (const table of PARTS)
    await copy(table, own, stranger, "versionId", {
      clauseId,
      ...(table === "Discrepancy" ? { planTableId: null } : {}),
    });
  for (const version of [own, stranger]) {
    const id = await first("Discrepancy", "versionId", version);
    await client.query(
      `insert into "Ruling" (id, "discrepancyId", reading, reason, "byName") values (gen_random_uuid(), $1, 'x', 'x', 'x')`,
      [id],
    );
  }
  const pair = async (table: string) =>
    [await first(table, "versionId", own), await first(table, "versionId", stranger)] as const;
  await copy("PlanRow", ...(await pair("PlanTable")), "planTableId");
  const standards = await pair("Standard");
  await copy("StandardItem", ...standards, "standardId");
  const items = [
    await first("StandardItem", "standardId", standards[0]),
    await first("StandardItem", "standardId", standards[1]),
  ] as const;
  await copy("StandardCondition", ...items, "itemId", { clauseId });
  await client.query(
    `insert into "RegionAct" (id, action, "entityId", "regionPath", codes, summary, "byId", "byName")
       select gen_random_uuid(), 'x', code, path, array[code], '{}', gen_random_uuid(), 'x' from "Region" where code in ('420822100', '420602100');
     insert into "RegionActRow" ("actId", "table", key) select id, 'Region', "entityId" from "RegionAct";
     insert into "LoginThrottle" values ('x', 1, now(), null); insert into "RefusalCount" values ('x', 1, now());
     insert into "RegionName" (id, "regionCode", name) values (gen_random_uuid(), '420822100', 'x'), (gen_random_uuid(), '420602100', 'x');
     insert into "FunctionalMember" (id, "areaCode", "memberCode", "validFrom", "validTo")
       values (gen_random_uuid(), '420602', '420602100', '${DAY}', '${DAY}'), (gen_random_uuid(), '420822', '420822100', '${DAY}', '${DAY}');
     with change as (insert into "RegionChange" (id, kind, "on", basis, summary, "byId")
       select gen_random_uuid(), 'rename', '${DAY}', code, '{}', gen_random_uuid() from "Region" where code in ('420822100', '420602100') returning id, basis)
     insert into "RegionLineage" (id, "changeId", "fromCode", "toCode") select gen_random_uuid(), id, basis, basis from change;
     insert into "Organisation" (id, name, "creditCode", "regionCode") values (gen_random_uuid(), 'x', 'x', '4206');
     insert into "OrganisationChange" (id, "organisationId", "byName", after) select gen_random_uuid(), id, 'x', '{}' from "Organisation";
    reset app.role; reset app.scope`,
  );
}

/** A row of the table that lies in the actor's own scope (or is the account's own), and one that does not. */
export async function rowOf(
  client: pg.Client,
  table: string,
  side: Side,
  world: World,
  actor: Actor | null,
): Promise<Row> {
  const mine = side === "mine";
  const accountId =
    mine && actor?.accountId
      ? actor.accountId
      : world.accountIds[actor?.role === "evaluator" ? "station_worker" : "evaluator"];
  const [station, unit, path, programme] = mine
    ? [world.station.own, "420822100", "/42/4208/420822/420822100/", world.programme.own]
    : [world.station.stranger, "420602100", "/42/4206/420602/420602100/", world.programme.stranger];
  const made = OWNED[table];
  if (made) return { ...made, accountId, id: randomUUID(), hash: randomUUID() };
  if (table === "AuditEntry") return auditRow(mine, actor, accountId);
  const where: Record<string, [string, unknown]> = {
    Account: ["id = $1", accountId],
    Station: ["id = $1", station.id],
    Programme: ["id = $1", programme],
    ProgrammeVersion: [`"programmeId" = $1 and status = 'draft'`, programme],
    Region: ["code = $1", unit],
    RegionName: [`"regionCode" = $1`, unit],
    FunctionalMember: [`"memberCode" = $1`, unit],
    RegionLineage: [`"fromCode" = $1`, unit],
    RegionChange: ["basis = $1", unit],
    RegionAct: [`"entityId" = $1`, unit],
    Organisation: [`"regionCode" = $1`, mine ? "4208" : "4206"],
    OrganisationChange: [
      `"organisationId" in (select id from "Organisation" where "regionCode" = $1)`,
      mine ? "4208" : "4206",
    ],
    StationAssignment: [`"stationId" = $1`, station.id],
    PlanRow: [inDraft("PlanTable", "planTableId"), programme],
    StandardItem: [inDraft("Standard", "standardId"), programme],
    StandardCondition: [
      `"itemId" in (select i.id from "StandardItem" i where ${inDraft("Standard", "standardId")})`,
      programme,
    ],
    Ruling: [inDraft("Discrepancy", "discrepancyId"), programme],
    ...Object.fromEntries(
      ["Clause", ...PARTS].map((part) => [part, [`"versionId" in (${DRAFT})`, programme] as [string, unknown]]),
    ),
    ...Object.fromEntries(
      ["StationEvent", "StationRevision", "StationPlacement"].map((part) => [
        part,
        [`"stationId" = $1`, station.id] as [string, unknown],
      ]),
    ),
    RegionRollup: [`"regionCode" = $1`, mine ? "420822" : "420602"],
    StationRollup: [`"regionCode" = $1`, mine ? "420822" : "420602"],
  };
  const [condition, value] = where[table] ?? ["true", undefined];
  const { rows } = await client.query(
    `select to_jsonb(t) as row from "${table}" t where ${condition} limit 1`,
    value === undefined ? [] : [value],
  );
  if (table === "StationAssignment" && !rows[0]) return { accountId, stationId: station.id };
  if (!rows[0]) throw new Error(`no row of ${table} that is ${side}: ${path}`);
  return rows[0].row;
}

const DRAFT = `select v.id from "ProgrammeVersion" v where v."programmeId" = $1 and v.status = 'draft'`;
const inDraft = (table: string, column: string) =>
  `"${column}" in (select p.id from "${table}" p where p."versionId" in (${DRAFT}))`;

/** Rows that are put there for each attempt: what an account has of its own, and the log. */
export const isMade = (table: string): boolean => table in OWNED || table === "AuditEntry";

const OWNED: Record<string, Row> = {
  AuthSession: { createdAt: DAY, lastSeenAt: DAY, provedAt: DAY, twoFactor: false, address: "x", userAgent: "x" },
  ApiToken: { name: "x", createdAt: DAY, expiresAt: DAY },
  AccountFactor: { kind: "totp", name: "x", createdAt: DAY, counter: 0 },
  RecoveryCode: { createdAt: DAY },
  PendingSignIn: { createdAt: DAY, challenge: "x", passwordProof: "x" },
  PasswordHistory: { passwordHash: "x", createdAt: DAY },
  IdempotencyKey: { key: "x", action: "x", requestHash: "x", createdAt: new Date().toISOString() },
};

function auditRow(mine: boolean, actor: Actor | null, accountId: string): Row {
  const role = actor?.role ?? "public";
  const who = mine
    ? { actorId: actor?.accountId ?? null, actorName: actor?.loginName || "public", actorRole: role }
    : { actorId: accountId, actorName: "evaluator@test", actorRole: "evaluator" };
  return {
    id: randomUUID(),
    chain: 0,
    seq: 0,
    at: DAY,
    action: "x",
    entity: "x",
    entityId: "x",
    outcome: "ok",
    detail: "{}",
    prevHash: "",
    hash: "",
    ...who,
  };
}
