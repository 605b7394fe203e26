import { createOrganisation } from "@/lib/organisations/commands/register";
import { getOrganisation } from "@/lib/organisations/queries";
import { createOrganisationInput } from "@/lib/organisations/schema";
import { prisma } from "@/lib/platform/db";
import type { FormAction } from "@/lib/platform/form-state";
import { todayInChina } from "@/lib/shared/dates";
import { createStation } from "@/lib/stations/commands/create";
import { getStation } from "@/lib/stations/queries/detail";
import { readAccount } from "@/tests/support/factories/account-forms";
import { makeAccount } from "@/tests/support/factories/accounts";
import { city, key } from "@/tests/support/factories/drafts";
import { stationInput } from "@/tests/support/factories/stations";
import { type Fields, send } from "./actions";
import { actions, type Scenario, type Scenarios } from "./scenario";

export const station = async (): Promise<{ id: string; code: string }> => {
  const { id, code } = await createStation(city, stationInput(), key());
  return { id, code };
};
export const stationNow = (id: string) => getStation(city, id, todayInChina());
/** The facts as the form sends them: sets as lists, the rest as text. */
const factFields = (facts: object): Fields =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      Array.isArray(value) ? value : value === true ? "yes" : value === false ? "no" : String(value ?? ""),
    ]),
  );

type Sender = NonNullable<Parameters<typeof send>[1]>;
/** Made anew for each test. */
export const admins = {} as { system: Sender; security: Sender };

const account = async (action: "change" | "act"): Promise<Scenario> => {
  const { id } = await makeAccount({ role: "evaluator", loginName: `person-${action}` });
  const rights = { role: "evaluator", region: "", station: "", organisationId: "", stations: "" };
  const version = async () => (await readAccount(id)).version;
  const rename = { action: "accounts.changeAccountAction", fields: { id, ...rights, displayName: "甲取的名" } };
  return {
    ...{ drawn: { id, ...rights, displayName: "原名" }, version, actor: admins.system },
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

/** Forms of accounts, units and stations. */
export const ofRegisters: Scenarios = {
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
      ...{
        drawn: { id, decision: "approve" },
        version: async () => version,
        actor: admins.security,
        first: {},
        second: {},
      },
      ...{ by: { action: "", fields: { touch: String(await touch()) } }, shown: { status: "pending" } },
      ...{ held: async () => (await readAccount(id)).status, holds: "active" },
    };
  },
  "accounts.changeSecurityRulesAction": async () => {
    const { id: _, version: __, ...rules } = await prisma().securityRules.findUniqueOrThrow({ where: { id: 1 } });
    const now = () => prisma().securityRules.findUniqueOrThrow({ where: { id: 1 } });
    return {
      ...{ drawn: rules as never, version: async () => (await now()).version, actor: admins.security },
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
  "organisations.editOrganisationAction": async () => {
    const entered = { name: "原名", creditCode: "91350100M000100Y43", regionCode: "4208" };
    const blank = { kind: "", foundedOn: "", grade: "", gradedOn: "", contact: "", phone: "", address: "" };
    const { id } = await createOrganisation(city, createOrganisationInput.parse({ ...entered, ...blank }), key());
    const now = () => getOrganisation(city, id);
    return {
      ...{ drawn: { id, ...entered, ...blank }, version: async () => (await now()).version },
      ...{ first: { name: "甲取的名" }, second: { name: "乙取的名", contact: "周敏" }, shown: { name: "甲取的名" } },
      held: async () => (({ name, contact, changes }) => [name, contact, changes.length])(await now()),
      holds: ["乙取的名", "周敏", 3],
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
      second: { reason: "没有错" },
      // The edit between: a second entry of facts, of today.
      shown: {
        ...{ name, timeline: "2024-05-01 · listed", voided: "2024-03-01 · listed", unit: "沙洋镇" },
        entries: `1 · 2024-03-01 · 荆门市民政局\n2 · ${todayInChina()} · 荆门市民政局`,
      },
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
      ...{ second: { reason: "登错了站" }, shown: { timeline: "2024-03-01 · listed\n2024-06-01 · operating" } },
      ...{ held: async () => (await stationNow(id)).facts.desks, holds: 4 },
    };
  },
};
