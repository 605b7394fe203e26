import { getTranslations } from "next-intl/server";
import { exportEntries } from "@/lib/audit/commands/export";
import { BYTE_ORDER_MARK, csvLine } from "@/lib/audit/rules/csv";
import { auditFilter } from "@/lib/audit/schema/filter";
import { answerOrProblem } from "@/lib/platform/problem";
import { apiActor } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";

const columns = [
  "at",
  "who",
  "role",
  "action",
  "outcome",
  "entity",
  "entityId",
  "region",
  "address",
  "detail",
] as const;

/** The entries of the page's filter as a csv file, sent as it is read. */
export async function GET(request: Request): Promise<Response> {
  return answerOrProblem(request, async () => {
    const actor = await apiActor(request);
    const t = await getTranslations("audit");
    const filter = auditFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    const batches = await exportEntries(actor, filter);
    const encoder = new TextEncoder();
    const body = new ReadableStream<Uint8Array>({
      start(out) {
        out.enqueue(encoder.encode(BYTE_ORDER_MARK + csvLine(columns.map((column) => t(`field.${column}`)))));
      },
      async pull(out) {
        const { value, done } = await batches.next();
        if (done) return out.close();
        const lines = value.map((entry) =>
          csvLine([
            ...[entry.at.toISOString(), entry.actorName, entry.actorRole, entry.action, entry.outcome, entry.entity],
            ...[entry.entityId, entry.regionPath ?? "", entry.address ?? "", entry.detail],
          ]),
        );
        if (lines.length > 0) out.enqueue(encoder.encode(lines.join("")));
      },
    });
    return new Response(body, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="audit-${todayInChina()}.csv"`,
        "cache-control": "private, no-store",
      },
    });
  });
}
