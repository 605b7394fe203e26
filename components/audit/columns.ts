import type { useTranslations } from "next-intl";
import type { Columns } from "@/components/ui/columns";
import type { ListedEntry } from "@/lib/audit/queries/entries";
import { formatDateTime } from "@/lib/shared/format";
import { actionText, objectText, outcomeOf } from "./texts";

/** A number that says nothing to a reader; it stands on the page of the entry. */
const isUuid = (id: string): boolean => /^[0-9a-f]{8}-/.test(id);

type Words = { t: ReturnType<typeof useTranslations<"audit">>; locale: string };

/** The log's list and, with `detail`, its workbook. */
export const entryColumns = ({ t, locale }: Words): Columns<ListedEntry & { detail?: string }> => ({
  at: {
    value: ({ at }) => at.toISOString(),
    as: "moment",
    shown: ({ at, id }) => ({ text: formatDateTime(at, locale), href: `/audit/${id}` }),
    width: 20,
  },
  who: {
    value: ({ actorName }) => actorName,
    shown: ({ actorName }) => (actorName === "public" ? t("visitor") : actorName),
    className: "break-all",
    width: 16,
  },
  role: { value: ({ actorRole }) => actorRole, only: "sheet", width: 20 },
  action: { value: ({ action }) => action, shown: ({ action }) => actionText(t, action), width: 24 },
  outcome: { value: ({ outcome }) => outcome, shown: ({ outcome }) => outcomeOf(outcome, t), width: 10 },
  entity: {
    value: ({ entity }) => entity,
    shown: ({ entity, entityId, name }) => ({
      text: `${objectText(t, entity)} ${name ?? ""}`.trim(),
      note: isUuid(entityId) ? undefined : entityId,
    }),
    className: "break-words",
    width: 14,
  },
  name: { value: ({ name }) => name, only: "sheet", width: 28 },
  entityId: { value: ({ entityId }) => entityId, only: "sheet", width: 38 },
  region: { value: ({ regionPath }) => regionPath, only: "sheet", width: 24 },
  address: { value: ({ address }) => address, width: 18 },
  detail: { value: ({ detail = "" }) => detail, only: "sheet", width: 60 },
});
