import { getTranslations } from "next-intl/server";
import { type Sheet, workbookOf } from "@/lib/shared/spreadsheet/write";
import type { Actor } from "./actor";
import { isDemoInstallation } from "./installation";
import { doApart } from "./work-process";

/** The line that every sheet of an export begins with where figures are made up; else none. */
export async function demoLines(actor: Actor): Promise<string[]> {
  if (!actor.isDemo && !(await isDemoInstallation())) return [];
  const t = await getTranslations("shell");
  return [`${t("demo")} · ${t("demoNote")}`];
}

/** So many cells are written in a fifth of a second. */
const FEW = 20_000;

/** The bytes of an xlsx file; one that takes long is written apart. */
export async function makeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const cells = sheets.reduce((sum, { head, rows }) => sum + head.length * rows.length, 0);
  return cells <= FEW ? workbookOf(sheets) : doApart("writeWorkbook", Buffer.from(JSON.stringify(sheets)));
}

/** As RFC 8187 writes a name. */
const encodedName = (name: string): string =>
  encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);

/** `fallback` names the file for programs that know no other letters. */
export const workbookResponse = (body: BodyInit, name: string, fallback: string): Response =>
  new Response(body, {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="${fallback}.xlsx"; filename*=UTF-8''${encodedName(name)}.xlsx`,
      "cache-control": "private, no-store",
    },
  });
