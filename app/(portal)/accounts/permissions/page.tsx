import { getTranslations } from "next-intl/server";
import { portalPage } from "@/components/shell/portal-page";
import { Card } from "@/components/ui/card";
import { PageHead } from "@/components/ui/page-head";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { ROLES } from "@/lib/accounts/schema/roles";
import { can, PERMISSIONS, ROLE_PERMISSIONS } from "@/lib/platform/permissions";

const page = portalPage({
  route: "/accounts/permissions",
  permission: ["account:read", "audit:read"],
  words: "accounts",
});

export const generateMetadata = page.title(({ t }) => t("permissions.title"));

/** The table the program itself decides by, so that it can be read as a contract. */
export default page.body(async ({ actor, t }) => {
  const role = await getTranslations("shell.role");
  const crumbs = can(actor, "account:read") ? [{ label: t("title"), href: "/accounts" }] : [];
  return (
    <>
      <PageHead
        title={t("permissions.title")}
        lead={t("permissions.lead")}
        crumbs={[...crumbs, { label: t("permissions.title") }]}
      />
      <Card>
        <Table label={t("permissions.title")}>
          <THead>
            <tr>
              <TH>{t("permissions.permission")}</TH>
              {ROLES.map((name) => (
                <TH key={name} className="min-w-20">
                  {role(name)}
                </TH>
              ))}
            </tr>
          </THead>
          <tbody>
            {PERMISSIONS.map((permission) => (
              <tr key={permission}>
                <TH scope="row">
                  {t(`permission.${permission}`)}
                  <code className="block text-xs font-normal text-ink-faint">{permission}</code>
                </TH>
                {ROLES.map((name) => (
                  <TD key={name}>
                    {ROLE_PERMISSIONS[name].has(permission) ? (
                      <span className="text-met">
                        <span aria-hidden="true">● </span>
                        {t("permissions.yes")}
                      </span>
                    ) : (
                      <span className="text-ink-faint">{t("permissions.no")}</span>
                    )}
                  </TD>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  );
});
