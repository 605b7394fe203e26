import { expect } from "vitest";
import { prisma } from "@/lib/platform/db";
import type { FormAction } from "@/lib/platform/form-state";
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
import { beginSixth, city, key, sixth, draft as sixthDraft } from "@/tests/support/factories/drafts";
import { type Fields, send } from "./actions";
import { actions, type Scenario, type Scenarios } from "./scenario";

export const programmeId = "jingmen-2021";
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

/** Options of a set are ticked one by one. */
const withOptions = ({ options, ...row }: Readonly<Record<string, string>>) => ({
  ...row,
  ...(options ? { options: options.split(",") } : {}),
});

/** Forms of a programme and its draft. */
export const ofProgrammes: Scenarios = {
  "coverage.unpublishVersionAction": async () => {
    const all = await actions();
    const now = await lock();
    const fields = { programmeId, effectiveFrom: "2024-02-01", _version: now, _key: key() };
    await send(all["coverage.publishVersionAction"] as FormAction, city, fields);
    const version = async () => (await getProgramme(city, programmeId, { number: 2 })).lock;
    await prisma().programme.update({ where: { id: programmeId }, data: { version: { increment: 1 } } });
    return {
      ...{ drawn: { programmeId }, version: async () => (await version()) - 1, first: {} },
      shown: {
        versions: expect.stringMatching(/^1 · published · 2021-01-01.*\n2 · published · 2024-02-01 · 荆门市民政局$/),
      },
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
