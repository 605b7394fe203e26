import { expect, it } from "vitest";
import { doApart } from "@/lib/platform/work-process";
import { quickLimits, readPlanFile } from "@/lib/programmes/rules/plan-file";
import { workbookIn } from "../../support/spreadsheets/dialects";

const small = workbookIn({}, [
  ["单位", "2021年"],
  ["沙洋县", 4],
]);
/** As slow as a file within the limits can be: tags upon tags, of which no cell is read. */
const slow = workbookIn(
  { edit: [["xl/worksheets/sheet1.xml", "</sheetData>", `${"<a b='c'/>".repeat(900_000)}</sheetData>`]] },
  [
    ["单位", "2021年"],
    ["沙洋县", 4],
  ],
);
const read = async (file: Uint8Array, name = "a.xlsx") =>
  JSON.parse((await doApart("readPlan", file, name)).toString());

it("reads a file as the process itself would", async () => {
  expect(await read(small)).toEqual(readPlanFile(small, "a.xlsx"));
  expect(await read(Buffer.from("没有"), "; echo $PATH 'x' 表.xlsx")).toEqual(
    readPlanFile(Buffer.from("没有"), "a.xlsx"),
  );
  // No program takes such a name along.
  expect(await read(small, "a\0.xlsx")).toEqual(readPlanFile(small, "a.xlsx"));
}, 60_000);

it("is where a file that unpacks to more than a little is read", () => {
  expect(slow.length).toBeLessThan(quickLimits.bytes);
  expect(readPlanFile(slow, "a.xlsx", quickLimits)).toMatchObject({ ok: false, problem: "unpacksTooBig" });
  expect(readPlanFile(slow, "a.xlsx")).toMatchObject({ ok: true });
});

it("leaves this process free while a slow file is read", async () => {
  const busy = async (work: () => unknown) => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  const here = await busy(() => readPlanFile(slow, "a.xlsx"));
  const apart = await busy(() => read(slow));
  expect(apart, `${here} ms here`).toBeLessThan(here / 3);
}, 60_000);

it("is not ended by what ends the work, and the next is done", async () => {
  const failed = { code: "workFailed", status: 422 };
  await expect(doApart("writeWorkbook", Buffer.from("no sheets"))).rejects.toMatchObject(failed);
  const nested = Buffer.from(`[${"{},".repeat(15_000_000)}{}]`);
  await expect(doApart("writeWorkbook", nested)).rejects.toMatchObject(failed);
  expect(await read(small)).toMatchObject({ ok: true });
}, 90_000);

it("does one work at a time, lets four wait in order, and sends the next away at once", async () => {
  const done: number[] = [];
  const works = [0, 1, 2, 3, 4].map(async (index) => {
    await read(small);
    done.push(index);
  });
  await expect(read(small)).rejects.toMatchObject({ code: "workBusy", status: 503 });
  expect(done).toEqual([]);
  await Promise.all(works);
  expect(done).toEqual([0, 1, 2, 3, 4]);
}, 90_000);
