import type { useTranslations } from "next-intl";

/** Actions and objects the log knows by name; a test finds those of the code that are missing here. */
export const ACTIONS = [
  "session:open",
  "session:refuse",
  "session:lock",
  "session:close",
  "session:revoke",
  "session:forget",
  "session:revokeAll",
  "factor:start",
  "factor:add",
  "factor:remove",
  "factor:codes",
  "account:resetFactors",
  "password:change",
  "password:refuse",
  "token:create",
  "token:revoke",
  "account:create",
  "account:change",
  "account:disable",
  "account:enable",
  "account:reset",
  "account:approve",
  "account:reject",
  "account:recover",
  "rules:change",
  "request:permission",
  "request:scope",
  "request:origin",
  "request:token",
  "audit:anchor",
  "audit:verify",
  "audit:export",
  "backup:take",
  "backup:restore",
  "demo:load",
  "programme:create",
  "programme:document",
  "programme:clauses",
  "programme:split",
  "programme:targets",
  "programme:plan",
  "programme:planRemoved",
  "programme:import",
  "programme:standard",
  "programme:deadlines",
  "programme:provisions",
  "programme:doubts",
  "programme:publish",
  "programme:newVersion",
  "programme:rule",
  "programme:unrule",
  "programme:unpublish",
  "region:set_up",
  "region:rename",
  "region:merge",
  "region:split",
  "region:abolish",
  "region:classify",
  "region:area-join",
  "region:area-leave",
  "region:undo",
  "station:create",
  "station:edit",
  "station:transition",
  "station:correct",
  "station:void",
  "station:restore",
  "station:undo",
  "station:recheck",
] as const;

export function actionText(t: ReturnType<typeof useTranslations<"audit">>, action: string): string {
  const known = ACTIONS.find((one) => one === action);
  return known ? t(`action.${known}`) : action;
}

export const OBJECTS = [
  "session",
  "account",
  "apiKey",
  "factor",
  "securityRules",
  "request",
  "audit",
  "Programme",
  "Region",
  "Station",
  "Backup",
  "Demo",
] as const;

export function objectText(t: ReturnType<typeof useTranslations<"audit">>, entity: string): string {
  const known = OBJECTS.find((one) => one === entity);
  return known ? t(`object.${known}`) : entity;
}

/** What was typed as the kind of object, as the log writes it. */
export const objectTyped = (t: ReturnType<typeof useTranslations<"audit">>, typed: string | undefined) =>
  OBJECTS.find((one) => t(`object.${one}`).toLowerCase() === typed?.toLowerCase()) ?? typed;
