import type { Actor } from "@/lib/platform/actor";
import { AppError } from "@/lib/platform/errors";
import { doApart } from "@/lib/platform/work-process";
import { refuse, type TableReading } from "@/lib/shared/spreadsheet/table-file";
import { getDraft } from "../queries";
import { fileLimits, quickLimits, readPlanFile } from "../rules/plan-file";

/** Reads an uploaded plan table, here when it is small, else apart. Nobody's file is read who may not enter it. */
export async function readPlanUpload(
  actor: Actor,
  programmeId: string,
  bytes: Uint8Array,
  name: string,
): Promise<TableReading> {
  await getDraft(actor, programmeId);
  if (bytes.length <= quickLimits.bytes) {
    const reading = readPlanFile(bytes, name, quickLimits);
    if (reading.ok || reading.problem !== "unpacksTooBig") return reading;
  }
  if (bytes.length > fileLimits.bytes) return refuse("fileTooBig");
  try {
    return JSON.parse((await doApart("readPlan", bytes, name)).toString()) as TableReading;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refuse(error.code === "workBusy" ? "busy" : "tooSlow");
  }
}
