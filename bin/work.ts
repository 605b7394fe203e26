import { buffer } from "node:stream/consumers";
import type { Work } from "@/lib/platform/work-process";
import { readPlanFile } from "@/lib/programmes/rules/plan-file";
import { workbookOf } from "@/lib/shared/spreadsheet/write";

/** What `doApart` of lib/platform/work-process.ts runs: the input is read from stdin, the result goes to stdout. */
const WORK: Readonly<Record<Work, (input: Buffer, detail: string) => string | Promise<Uint8Array>>> = {
  readPlan: (file, name) => JSON.stringify(readPlanFile(file, name)),
  writeWorkbook: (sheets) => workbookOf(JSON.parse(sheets.toString())),
};

const [work, detail = ""] = process.argv.slice(2);
process.stdout.end(await WORK[work as Work](await buffer(process.stdin), detail));
