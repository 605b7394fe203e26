import "server-only";
import { getTranslations } from "next-intl/server";
import { ROLES } from "@/lib/accounts/schema/roles";
import type { AccountHints, AccountLabels } from "./account-fields";

/** Labels, hints and roles for the forms that make and change accounts. */
export async function accountFormWords() {
  const [t, role] = await Promise.all([getTranslations("accounts"), getTranslations("shell.role")]);
  const labels: AccountLabels = {
    loginName: t("field.loginName"),
    displayName: t("field.displayName"),
    role: t("field.role"),
    region: t("field.region"),
    station: t("field.station"),
    organisationId: t("field.organisation"),
    stations: t("field.stations"),
  };
  const hints: AccountHints = {
    loginName: t("hint.loginName"),
    choose: t("hint.choose"),
    scopeOfRole: t("hint.scopeOfRole"),
    region: t("hint.region"),
    station: t("hint.station"),
    organisation: t("hint.organisation"),
    assignment: t("hint.assignment"),
    none: t("hint.none"),
  };
  return { labels, hints, roles: ROLES.map((value) => ({ value, label: role(value) })) };
}
