import { useTranslations } from "next-intl";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { endOwnSessionsAction } from "@/lib/accounts/actions/own";
import type { OwnAccess } from "@/lib/accounts/queries/own";
import { deviceName } from "@/lib/accounts/rules/device-name";
import { formatDateTime } from "@/lib/shared/format";
import { ActForm } from "./act-form";

export function SessionTable({ sessions, locale }: { sessions: OwnAccess["sessions"]; locale: string }) {
  const t = useTranslations("accounts");
  const end = (which: string, act: "endOne" | "endOthers" | "endAll", { name = "", open = true } = {}) => (
    <ActForm
      action={endOwnSessionsAction}
      hidden={{ which }}
      open={open}
      label={t(`act.${act}.label`)}
      title={t(`act.${act}.title`, { name })}
      text={t(`act.${act}.text`)}
      confirmLabel={t(`act.${act}.label`)}
    />
  );
  return (
    <>
      <Table label={t("own.sessions")}>
        <THead>
          <tr>
            {(["device", "address", "since", "lastSeen", "act"] as const).map((name) => (
              <TH key={name}>{t(`session.${name}`)}</TH>
            ))}
          </tr>
        </THead>
        <tbody>
          {sessions.map((session) => {
            const name = deviceName(session.userAgent) || t("session.unknown");
            return (
              <tr key={session.id}>
                <TH scope="row">{name}</TH>
                <TD>{session.address}</TD>
                <TD>{formatDateTime(session.createdAt, locale)}</TD>
                <TD>{formatDateTime(session.lastSeenAt, locale)}</TD>
                <TD>
                  {session.current ? (
                    <Tag tone="info">{t("session.current")}</Tag>
                  ) : (
                    end(session.id, "endOne", { name })
                  )}
                </TD>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <div className="mt-3 flex flex-wrap gap-3">
        {end("others", "endOthers", { open: sessions.length > 1 })}
        {end("all", "endAll")}
      </div>
    </>
  );
}
