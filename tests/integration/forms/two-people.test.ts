import { describe, expect, it } from "vitest";
import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import type { FormAction } from "@/lib/platform/form-state";
import { newVersion } from "@/lib/programmes/commands/programme";
import { loadStationTypes } from "@/prisma/seed/stations/load";
import { makeAdmins } from "@/tests/support/factories/account-forms";
import { official } from "@/tests/support/factories/accounts";
import { city, edit, key, seedJingmen } from "@/tests/support/factories/drafts";
import { prepare } from "@/tests/support/worker-database";
import { send, timesRefreshed } from "./actions";
import { actions, type Scenarios } from "./scenario";
import { ofProgrammes, programmeId } from "./scenarios-programmes";
import { admins, ofRegisters, station, stationNow } from "./scenarios-registers";

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
  "organisations.createOrganisationAction": "enters a new row",
  "programmes.createProgrammeAction": "enters a new row",
  "coverage.createStationAction": "enters a new row",
  "coverage.confirmUnitChange": "compares the preview, see below",
  "coverage.joinArea": "enters a new row; a unit that has joined is refused",
  "coverage.leaveArea": "ends a membership; one that has ended is refused",
  "coverage.undoUnitAct": "takes one act back; one that is taken back is refused",
  "coverage.withdrawRulingAction": "names the ruling it takes back; a newer one is told",
};

const SCENARIOS: Scenarios = { ...ofRegisters, ...ofProgrammes };

prepare(async () => {
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
  Object.assign(admins, await makeAdmins());
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
