import { ProgrammeTable } from "@/components/programmes/programme-table";
import { portalPage } from "@/components/shell/portal-page";
import { LinkButton } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { can } from "@/lib/platform/permissions";
import { listProgrammes } from "@/lib/programmes/queries";
import { todayInChina } from "@/lib/shared/dates";

const page = portalPage({
  route: "/programmes",
  permission: "programme:read",
  words: "programmes",
  load: ({ actor }) => listProgrammes(actor, todayInChina()),
});

export const generateMetadata = page.title(({ t }) => t("title"));

export default page.body(async ({ actor, data: listings, t }) => {
  const mayEnter = can(actor, "programme:edit");
  return (
    <>
      <PageHead
        title={t("title")}
        lead={t("lead")}
        actions={
          mayEnter ? (
            <LinkButton href="/programmes/new" variant="primary">
              {t("new.title")}
            </LinkButton>
          ) : undefined
        }
      />
      <ProgrammeTable listings={listings} mayEnter={mayEnter} />
    </>
  );
});
