import { day } from "@/lib/shared/day-bounds";
import { urlFilter, words } from "@/lib/shared/url-filter";

/** The log's filter. Days are days in China. */
export const auditFilter = urlFilter({
  who: words(100),
  action: words(100),
  entity: words(100),
  from: day("listed"),
  to: day("listed"),
});
export type AuditFilter = ReturnType<typeof auditFilter.parse>;
