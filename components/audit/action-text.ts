import type { useTranslations } from "next-intl";

/** Actions the log knows by name; another room's newer one shows its code. */
export const ACTIONS = [
  "session:open",
  "session:refuse",
  "session:lock",
  "session:close",
  "session:revoke",
  "password:change",
  "token:create",
  "token:revoke",
  "account:create",
  "account:change",
  "account:disable",
  "account:enable",
  "account:reset",
  "account:approve",
  "account:reject",
  "rules:change",
  "audit:verify",
  "audit:export",
  "demo:load",
  "programme:create",
  "programme:document",
  "programme:clauses",
  "programme:split",
  "programme:targets",
  "programme:plan",
  "programme:import",
  "programme:standard",
  "programme:deadlines",
  "programme:publish",
  "programme:newVersion",
  "programme:rule",
  "region:set_up",
  "region:rename",
  "region:merge",
  "region:split",
  "region:abolish",
  "region:classify",
  "station:create",
  "station:edit",
  "station:transition",
  "station:correct",
  "station:void",
  "station:recheck",
] as const;

export function actionText(t: ReturnType<typeof useTranslations<"audit">>, action: string): string {
  const known = ACTIONS.find((one) => one === action);
  return known ? t(`action.${known}`) : action;
}
