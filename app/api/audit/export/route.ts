import { getTranslations } from "next-intl/server";
import { exportEntries } from "@/lib/audit/commands/export";
import { auditFilter } from "@/lib/audit/schema/filter";
import { demoLines, workbookResponse } from "@/lib/platform/export";
import { answerOrProblem } from "@/lib/platform/problem";
import { apiActor } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";
import { streamedWorkbook, type WrittenCell } from "@/lib/shared/spreadsheet/write";

const columns = [
  ["at", 20],
  ["who", 16],
  ["role", 20],
  ["action", 24],
  ["outcome", 10],
  ["entity", 14],
  ["entityId", 38],
  ["region", 24],
  ["address", 18],
  ["detail", 60],
] as const;

/** The entries of the page's filter as a workbook, sent as it is read. */
export async function GET(request: Request): Promise<Response> {
  return answerOrProblem(request, async () => {
    const actor = await apiActor(request);
    const t = await getTranslations("audit");
    const { searchParams } = new URL(request.url);
    const batches = await exportEntries(actor, auditFilter.parse(Object.fromEntries(searchParams)));
    async function* rows(): AsyncGenerator<WrittenCell[]> {
      for await (const entries of batches)
        for (const {
          at,
          actorName,
          actorRole,
          action,
          outcome,
          entity,
          entityId,
          regionPath,
          address,
          detail,
        } of entries)
          yield [
            ...[{ moment: at.toISOString() }, actorName, actorRole, action, outcome, entity, entityId],
            ...[regionPath, address, detail],
          ];
    }
    const asked = [...searchParams].flatMap(([field, value]) =>
      value === ""
        ? []
        : [`${t.has(`field.${field}` as "field.at") ? t(`field.${field}` as "field.at") : field}: ${value}`],
    );
    const name = `${t("title")}-${todayInChina()}`;
    const body = streamedWorkbook({
      name: t("title"),
      notes: [...(await demoLines(actor)), t("exportNote", { filter: asked.join(" · ") || t("any") })],
      head: columns.map(([column]) => t(`field.${column}`)),
      columns: columns.map(([column, width]) => ({ width, moments: column === "at" })),
      rows: rows(),
    });
    return workbookResponse(body, name, `audit-${todayInChina()}`);
  });
}
