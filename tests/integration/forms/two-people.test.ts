import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/actor";
import { asActor, prisma } from "@/lib/platform/db";
import type { FormAction } from "@/lib/platform/form-state";
import { newVersion } from "@/lib/programmes/commands/programme";
import { getDraft, getProgramme } from "@/lib/programmes/queries";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import {
  clauseRows,
  deadlineRows,
  documentValues,
  doubtRows,
  planValues,
  provisionRows,
  rowFields,
  standardValues,
  targetRows,
} from "@/lib/programmes/schema/form-values";
import { todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { getStation } from "@/lib/stations/queries/detail";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { makeAdmins, readAccount } from "@/tests/support/factories/account-forms";
import { makeAccount, official } from "@/tests/support/factories/accounts";
import { beginSixth, city, edit, key, seedJingmen, sixth, draft as sixthDraft } from "@/tests/support/factories/drafts";
import { stationInput } from "@/tests/support/factories/stations";
import { type Fields, send, timesRefreshed } from "./actions";

const modules = import.meta.glob<Record<string, FormAction>>("../../../lib/*/actions{.ts,/*.ts}");
/** What else stands beside the actions is nobody's endpoint. */
const isEndpoint = (file: string) =>
  readFileSync(file.replace(/^.*\/lib\//, "lib/"), "utf8").startsWith('"use server"');

async function actions(): Promise<Record<string, FormAction>> {
  const loaded = await Promise.all(
    Object.entries(modules)
      .filter(([file]) => isEndpoint(file))
      .map(async ([file, load]) => {
        const room = file.split("/lib/")[1]?.split("/")[0];
        return Object.entries(await load()).map(([name, action]) => [`${room}.${name}`, action] as const);
      }),
  );
  return Object.fromEntries(loaded.flat());
}

/** Forms that change no stored row, so that no version can be stale: with the reason. */
const WITHOUT: Record<string, string> = {
  "accounts.signIn": "opens a session",
  "accounts.createAccountAction": "enters a new row",
  "accounts.changePasswordAction": "compares the password itself",
  "accounts.endAccountAccessAction": "the same whoever comes second",
  "accounts.endOwnSessionsAction": "the same whoever comes second",
  "accounts.createTokenAction": "enters a new row",
  "accounts.endEverySessionAction": "the same whoever comes second",
  "accounts.takeSecondStepAction": "opens a session",
  "accounts.totpAction": "enters a new row",
  "accounts.passkeyAction": "enters a new row",
  "accounts.removeFactorAction": "the same whoever comes second",
  "accounts.renewCodesAction": "one's own, new each time",
  "accounts.revokeTokenAction": "the same whoever comes second",
  "audit.verifyAuditAction": "reads",
  "programmes.createProgrammeAction": "enters a new row",
  "coverage.createStationAction": "enters a new row",
  "coverage.confirmUnitChange": "compares the preview, see below",
  "coverage.joinArea": "enters a new row; a unit that has joined is refused",
  "coverage.leaveArea": "ends a membership; one that has ended is refused",
  "coverage.undoUnitAct": "takes one act back; one that is taken back is refused",
  "coverage.withdrawRulingAction": "names the ruling it takes back; a newer one is told",
};

type Scenario = {
  /** What both forms hold but the version: ids and the values as drawn. */
  drawn: Fields;
  version: () => Promise<number>;
  /** What the first and the second person type into it. */
  first: Fields;
  second: Fields;
  /** What the second is shown of what the first saved. */
  shown: Record<string, unknown>;
  /** What is stored in the end. */
  held: () => Promise<unknown>;
  holds: unknown;
  /** Where the first person uses another form of the same row. */
  by?: { action: string; fields: Fields };
  actor?: Parameters<typeof send>[1];
};

const programmeId = "jingmen-2021";
const draft = () => getDraft(city, programmeId);
const lock = async () => (await draft()).lock;

/** A form of the draft that lists rows: both change the first row's field. */
const rowsOf =
  (field: string, rows: (bundle: ProgrammeBundle) => readonly object[], more: Fields = {}) =>
  async (): Promise<Scenario> => ({
    drawn: { programmeId, ...more, ...rowFields(rows(await draft()) as never) },
    version: lock,
    first: { [`rows.0.${field}`]: "甲的说法" },
    second: { [`rows.0.${field}`]: "乙的说法" },
    shown: { [`rows.0.${field}`]: "甲的说法" },
    held: async () => (rows(await draft())[0] as Record<string, unknown>)[field],
    holds: "乙的说法",
  });

const station = async (): Promise<{ id: string; code: string }> => {
  const { id, code } = await createStation(city, stationInput(), key());
  return { id, code };
};
const stationNow = (id: string) => getStation(city, id, todayInChina());
/** The facts as the form sends them: sets as lists, the rest as text. */
const factFields = (facts: object): Fields =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      Array.isArray(value) ? value : value === true ? "yes" : value === false ? "no" : String(value ?? ""),
    ]),
  );

let system: NonNullable<Parameters<typeof send>[1]>;
let security: typeof system;

const account = async (action: "change" | "act"): Promise<Scenario> => {
  const { id } = await makeAccount({ role: "evaluator", loginName: `person-${action}` });
  const rights = { role: "evaluator", region: "", station: "", organisationId: "", stations: "" };
  const version = async () => (await readAccount(id)).version;
  const rename = { action: "accounts.changeAccountAction", fields: { id, ...rights, displayName: "甲取的名" } };
  return {
    ...{ drawn: { id, ...rights, displayName: "原名" }, version, actor: system },
    first: { displayName: "甲取的名" },
    second: { displayName: "乙取的名", role: "city_official", region: "4208" },
    shown: { displayName: "甲取的名", role: "evaluator", status: "active", units: { 4208: "荆门市" } },
    held: async () => (({ displayName, regionCode }) => ({ displayName, regionCode }))(await readAccount(id)),
    holds: { displayName: "乙取的名", regionCode: "4208" },
    ...(action === "act" ? { by: rename } : {}),
  };
};

const act = async (fields: Fields, held: keyof Awaited<ReturnType<typeof readAccount>>, holds: unknown) => {
  const scenario = await account("act");
  const id = String(scenario.drawn.id);
  return {
    ...scenario,
    ...{ drawn: { id, ...fields }, second: {}, holds, held: async () => (await readAccount(id))[held] },
    shown: { displayName: "甲取的名", status: "active" },
  };
};

const SCENARIOS: Record<string, () => Promise<Scenario>> = {
  "accounts.changeAccountAction": () => account("change"),
  "accounts.changeStatusAction": () => act({ change: "disable" }, "status", "disabled"),
  "accounts.resetPasswordAction": () => act({}, "mustChangePassword", true),
  "accounts.resetFactorsAction": () => act({}, "displayName", "甲取的名"),
  "accounts.decideAccountAction": async () => {
    const { id } = await makeAccount({ role: "audit_admin", loginName: "waiting" });
    await prisma().account.update({ where: { id }, data: { status: "pending", pendingWhat: ["create"] } });
    // Whatever moves the row on between the drawing and the decision.
    const touch = async () => (await prisma().account.update({ where: { id }, data: { version: 7 } })).version;
    const version = (await readAccount(id)).version;
    return {
      ...{ drawn: { id, decision: "approve" }, version: async () => version, actor: security, first: {}, second: {} },
      ...{ by: { action: "", fields: { touch: String(await touch()) } }, shown: { status: "pending" } },
      ...{ held: async () => (await readAccount(id)).status, holds: "active" },
    };
  },
  "accounts.changeSecurityRulesAction": async () => {
    const { id: _, version: __, ...rules } = await prisma().securityRules.findUniqueOrThrow({ where: { id: 1 } });
    const now = () => prisma().securityRules.findUniqueOrThrow({ where: { id: 1 } });
    return {
      ...{ drawn: rules as never, version: async () => (await now()).version, actor: security },
      ...{ first: { idleMinutes: 20 }, second: { idleMinutes: 25 }, shown: { idleMinutes: 20 } },
      ...{ held: async () => (await now()).idleMinutes, holds: 25 },
    };
  },
  "regions.classifyUnit": async () => {
    const code = "420822100101";
    const now = () => prisma().region.findUniqueOrThrow({ where: { code } });
    return {
      ...{ drawn: { code, reason: "实地核对" }, version: async () => (await now()).version },
      ...{ first: { urbanRural: "urban" }, second: { urbanRural: "rural" }, shown: { urbanRural: "urban" } },
      ...{ held: async () => (await now()).urbanRural, holds: "rural" },
    };
  },
  "stations.editStationAction": async () => {
    const { id } = await station();
    const { facts, name } = await stationNow(id);
    return {
      drawn: { id, ...factFields(facts), name, organisationId: "", from: todayInChina(), reason: "" },
      version: async () => (await stationNow(id)).version,
      ...{ first: { desks: 11 }, second: { desks: 12 }, shown: { desks: 11, name } },
      ...{ held: async () => (await stationNow(id)).facts.desks, holds: 12 },
    };
  },
  "stations.correctStationAction": async () => {
    const { id } = await station();
    const { facts, name, revisions } = await stationNow(id);
    const from = revisions[0]?.from ?? "";
    return {
      drawn: { id, ...factFields(facts), revisionId: revisions[0]?.id ?? "", from, reason: "登记有误" },
      version: async () => (await stationNow(id)).version,
      first: {},
      by: {
        action: "stations.editStationAction",
        fields: { id, ...factFields(facts), desks: 11, name, organisationId: "", from: todayInChina(), reason: "" },
      },
      ...{ second: { computers: 12 }, shown: { desks: 4, from } },
      held: async () => (await stationNow(id)).revisions.some((one) => one.facts.computers === 12),
      holds: true,
    };
  },
  "coverage.transitionStationAction": async () => {
    const { id } = await station();
    return {
      ...{ drawn: { id, note: "", status: "operating" }, version: async () => (await stationNow(id)).version },
      ...{ first: { on: "2024-04-01" }, second: { on: "2024-06-01", status: "closed" } },
      shown: { status: "operating", on: "2024-04-01" },
      ...{ held: async () => (await stationNow(id)).timeline.some(({ status }) => status === "closed"), holds: true },
    };
  },
  "coverage.voidEventAction": async () => {
    const { id } = await station();
    const [event] = (await stationNow(id)).timeline;
    return {
      drawn: { id, eventId: event?.id ?? "", reason: "日期有误", status: "listed" },
      version: async () => (await stationNow(id)).version,
      first: {},
      by: {
        action: "coverage.transitionStationAction",
        fields: { id, note: "", status: "operating", on: "2024-06-01" },
      },
      ...{ second: { on: "2024-05-01" }, shown: {} },
      held: async () => (await stationNow(id)).timeline.map(({ on }) => on).includes("2024-05-01"),
      holds: true,
    };
  },
  "coverage.restoreEventAction": async () => {
    const { id } = await station();
    const [event] = (await stationNow(id)).timeline;
    const own = { id, eventId: event?.id ?? "", reason: "日期有误", status: "listed", on: "2024-05-01" };
    const all = await actions();
    await send(all["coverage.voidEventAction"] as FormAction, city, { ...own, _version: 1, _key: key() });
    const { facts, name } = await stationNow(id);
    return {
      drawn: { id, eventId: own.eventId },
      version: async () => (await stationNow(id)).version,
      first: {},
      by: {
        action: "stations.editStationAction",
        fields: { id, ...factFields(facts), desks: 11, name, organisationId: "", from: todayInChina(), reason: "" },
      },
      ...{ second: { reason: "没有错" }, shown: { status: "listed", on: "2024-05-01" } },
      held: async () => (await stationNow(id)).timeline.find((one) => one.id === own.eventId)?.voidedAt,
      holds: null,
    };
  },
  "coverage.undoRevisionAction": async () => {
    const { id } = await station();
    const { facts, name } = await stationNow(id);
    const fields = { id, ...factFields(facts), name, organisationId: "", from: todayInChina(), reason: "" };
    const all = await actions();
    const edit = all["stations.editStationAction"] as FormAction;
    await send(edit, city, { ...fields, desks: 11, _version: 1, _key: key() });
    const revision = (await stationNow(id)).revisions.find((one) => one.facts.desks === 11);
    return {
      drawn: { id, revisionId: revision?.id ?? "" },
      version: async () => (await stationNow(id)).version,
      first: {},
      by: {
        action: "coverage.transitionStationAction",
        fields: { id, note: "", status: "operating", on: "2024-06-01" },
      },
      ...{ second: { reason: "登错了站" }, shown: { desks: 11 } },
      ...{ held: async () => (await stationNow(id)).facts.desks, holds: 4 },
    };
  },
  "coverage.unpublishVersionAction": async () => {
    const all = await actions();
    const now = await lock();
    const fields = { programmeId, effectiveFrom: "2024-02-01", _version: now, _key: key() };
    await send(all["coverage.publishVersionAction"] as FormAction, city, fields);
    const version = async () => (await getProgramme(city, programmeId, { number: 2 })).lock;
    await prisma().programme.update({ where: { id: programmeId }, data: { version: { increment: 1 } } });
    return {
      ...{ drawn: { programmeId }, version: async () => (await version()) - 1, first: {}, shown: {} },
      ...{ by: { action: "", fields: {} }, second: { reason: "发布早了" } },
      ...{ held: async () => (await draft()).version.status, holds: "draft" },
    };
  },
  "programmes.saveDocumentAction": async () => ({
    drawn: { programmeId, ...documentValues(await draft()) },
    version: lock,
    ...{ first: { title: "甲的标题" }, second: { title: "乙的标题" }, shown: { title: "甲的标题" } },
    ...{ held: async () => (await draft()).content.document.title, holds: "乙的标题" },
  }),
  "programmes.splitDocumentAction": async () => {
    await beginSixth();
    const text = (await sixthDraft()).content.document.sourceText;
    return {
      ...{ drawn: { programmeId: sixth.id }, version: async () => (await sixthDraft()).lock },
      ...{ first: { sourceText: `${text}甲` }, second: { sourceText: `${text}乙` } },
      shown: { sourceText: `${text}甲` },
      ...{ held: async () => (await sixthDraft()).content.document.sourceText.at(-1), holds: "乙" },
    };
  },
  "programmes.saveClausesAction": rowsOf("heading", clauseRows),
  "programmes.saveTargetsAction": rowsOf("text", targetRows),
  "programmes.saveDeadlinesAction": rowsOf("what", deadlineRows),
  "programmes.saveProvisionsAction": async () => {
    const [first] = provisionRows(await draft(), "");
    const part = String(first?.clause).split(".")[0] ?? "";
    return rowsOf("text", (bundle) => provisionRows(bundle, part), { part })();
  },
  "programmes.saveDoubtsAction": rowsOf("title", doubtRows),
  "programmes.saveStandardAction": async () => {
    const bundle = await draft();
    const code = bundle.content.standards[0]?.code ?? "";
    const { head, rows } = standardValues(bundle, code);
    return {
      drawn: { programmeId, original: code, ...head, ...rowFields(rows.map(withOptions) as never) },
      version: lock,
      ...{
        first: { name: "甲的标准" },
        second: { name: "乙的标准" },
        shown: { name: "甲的标准", "rows.0.item": rows[0]?.item },
      },
      ...{ held: async () => standardValues(await draft(), code).head.name, holds: "乙的标准" },
    };
  },
  "programmes.savePlanAction": async () => {
    const bundle = await draft();
    const tableId = bundle.planTableIds[0] ?? "";
    return {
      drawn: { programmeId, tableId, confirmed: "on", ...planValues(bundle, tableId) },
      version: lock,
      ...{ first: { title: "甲的表" }, second: { title: "乙的表" } },
      shown: { title: "甲的表", table: planValues(bundle, tableId)?.table },
      ...{ held: async () => (await draft()).content.planTables[0]?.title, holds: "乙的表" },
    };
  },
  "programmes.removePlanAction": async () => {
    const bundle = await draft();
    const tableId = bundle.planTableIds[0] ?? "";
    const values = { ...planValues(bundle, tableId), title: "甲的表" };
    return {
      ...{ drawn: { programmeId, tableId }, version: lock, first: {}, second: {}, shown: { title: "甲的表" } },
      by: { action: "programmes.savePlanAction", fields: { programmeId, tableId, confirmed: "on", ...values } },
      ...{ held: async () => (await draft()).content.planTables.length, holds: 0 },
    };
  },
  "coverage.publishVersionAction": async () => ({
    ...{ drawn: { programmeId }, version: lock, first: {}, second: { effectiveFrom: "2024-03-01" } },
    shown: { effectiveFrom: "2024-02-01" },
    by: {
      action: "programmes.saveDocumentAction",
      fields: { programmeId, ...documentValues(await draft()), effectiveFrom: "2024-02-01" },
    },
    held: async () => (await getProgramme(city, programmeId, { number: 2 })).version.status,
    holds: "published",
  }),
  "programmes.newVersionAction": async () => {
    const publish = { programmeId, effectiveFrom: "2024-02-01" };
    return {
      drawn: { programmeId, changeNote: "再更正" },
      version: lock,
      ...{ by: { action: "coverage.publishVersionAction", fields: publish }, first: {} },
      ...{ second: { effectiveFrom: "2025-01-01" }, shown: {} },
      ...{ held: async () => (await draft()).version.number, holds: 3 },
    };
  },
  "coverage.recordRulingAction": async () => {
    const { content, discrepancyIds } = await getProgramme(city, programmeId, { number: 1 });
    const place = content.discrepancies.findIndex(({ code }) => code === "plan-totals");
    const rulings = async () =>
      (await getProgramme(city, programmeId, { number: 1 })).content.discrepancies[place]?.rulings ?? [];
    return {
      drawn: { programmeId, discrepancyId: discrepancyIds[place] ?? "", latestVersion: 1 },
      version: async () => (await rulings()).length,
      first: { reading: "rows", reason: "甲的理由" },
      second: { reading: "printed", reason: "乙的理由" },
      shown: { reading: "rows", reason: "甲的理由" },
      ...{ held: async () => (await rulings()).at(-1)?.reason, holds: "乙的理由" },
    };
  },
};

/** Options of a set are ticked one by one. */
const withOptions = ({ options, ...row }: Readonly<Record<string, string>>) => ({
  ...row,
  ...(options ? { options: options.split(",") } : {}),
});

beforeEach(async () => {
  await seedJingmen();
  await asActor(systemActor("test"), (tx) =>
    tx.region.create({
      data: {
        ...{ code: "420822100101", name: "测试村", kind: "villagers_committee", parentCode: "420822100", level: 5 },
        ...{ path: "/42/4208/420822/420822100/420822100101/", pinyin: "ceshi", initials: "cs", sourceVersion: "test" },
      },
    }),
  );
  await loadStationTypes();
  ({ system, security } = await makeAdmins());
  await newVersion(city, { ...(await edit(programmeId)), effectiveFrom: "2024-01-01", changeNote: "更正" }, key());
});

it("has a scenario, or a reason for none, for every action that a form can send", async () => {
  expect(Object.keys(await actions()).sort()).toEqual([...Object.keys(SCENARIOS), ...Object.keys(WITHOUT)].sort());
});

describe("of two people who change one row, the second compares and saves", () => {
  it.each(Object.keys(SCENARIOS))("%s", async (name) => {
    const all = await actions();
    const action = all[name];
    const scenario = await SCENARIOS[name]?.();
    if (!action || !scenario) throw new Error(name);
    const actor = scenario.actor ?? city;
    const { drawn, version, first, second, by } = scenario;
    const _version = await version();
    const other = by ?? { action: name, fields: { ...drawn, ...first } };
    if (other.action) {
      const saved = await send(all[other.action] ?? action, actor, { ...other.fields, _key: key(), _version });
      expect(saved).toMatchObject({ status: "ok" });
    }
    const mine = { ...drawn, ...second, _key: key() };
    const refused = await send(action, actor, { ...mine, _version });
    expect(refused).toMatchObject({ status: "conflict", current: scenario.shown });
    expect(refused.version).toBeGreaterThan(_version);
    // The form, its key and what was typed stay; only the version is the one that was seen.
    const answer = await send(action, actor, { ...mine, _version: refused.version ?? 0 });
    expect(answer).toMatchObject({ status: "ok" });
    expect(await scenario.held()).toEqual(scenario.holds);
  });
});

describe("what cannot be set beside each other says what to do instead", () => {
  it("draws the preview of a change of units anew, which can then be confirmed", async () => {
    const all = await actions();
    const asked = JSON.stringify({ kind: "rename", on: "2024-01-01", name: "新镇名" });
    const fields = { code: "420822100", asked, basis: "鄂政函〔2023〕1号", reason: "" };
    const before = timesRefreshed();
    const state = await send(all["coverage.confirmUnitChange"] as FormAction, city, {
      ...fields,
      seen: "0".repeat(64),
    });
    expect(state).toMatchObject({ status: "error", values: { basis: "鄂政函〔2023〕1号" } });
    expect(timesRefreshed()).toBe(before + 1);
  });

  it("keeps what was typed when the session has ended, and lets the same form be sent again", async () => {
    const all = await actions();
    const { id } = await station();
    const fields = { id, note: "移交", status: "operating", on: "2024-04-01", _key: key() };
    const action = all["coverage.transitionStationAction"] as FormAction;
    const state = await send(action, null, { ...fields, _version: 1 });
    expect(state).toMatchObject({ status: "signedOut", values: { note: "移交" } });
    expect(await send(action, official("city_official", "/42/4208/"), { ...fields, _version: 1 })).toMatchObject({
      status: "ok",
    });
  });

  it("gives a form whose first sending had gone through another key, so that its changes can be sent", async () => {
    const all = await actions();
    const action = all["coverage.transitionStationAction"] as FormAction;
    const { id } = await station();
    const fields = { id, note: "", status: "operating", on: "2024-04-01", _key: key(), _version: 1 };
    expect(await send(action, city, fields)).toMatchObject({ status: "ok" });
    expect(await send(action, city, fields)).toMatchObject({ status: "ok" });
    expect((await stationNow(id)).timeline).toHaveLength(2);
    const changed = await send(action, city, { ...fields, on: "2024-05-01" });
    expect(changed).toMatchObject({ status: "error", values: { on: "2024-05-01" } });
    const again = await send(action, city, { ...fields, on: "2024-05-01", _key: changed.nextKey ?? "" });
    expect(again).toMatchObject({ status: "conflict", current: { status: "operating", on: "2024-04-01" } });
  });
});
