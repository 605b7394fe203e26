import { getTranslations } from "next-intl/server";
import { portalPage } from "@/components/shell/portal-page";
import { PageHead } from "@/components/ui/page-head";
import { OverviewBody } from "./body";

const page = portalPage({ route: "/overview", permission: "signedIn", words: "overview" });

export const generateMetadata = page.title(({ t }) => t("title"));

export default page.body(async ({ actor, t }) => {
  const shell = await getTranslations("shell");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead", { name: actor.displayName, role: shell(`role.${actor.role}`) })} />
      <OverviewBody actor={actor} />
    </>
  );
});
