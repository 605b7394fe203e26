import { formWords, secondWords } from "@/components/stations/form-words";
import { NewStationForm } from "@/components/stations/new-station-form";
import { PageHead } from "@/components/ui/page-head";
import { portalPage } from "@/lib/platform/portal-page";
import { todayInChina } from "@/lib/shared/dates";
import { pick } from "@/lib/shared/locale";
import { formOptions } from "@/lib/stations/queries/form-options";
import { firstStatuses } from "@/lib/stations/schema/status";

const page = portalPage({ route: "/stations/new", permission: "station:create", words: "stations" });

export const generateMetadata = page.title(({ t }) => t("new.title"));

export default page.body(async ({ actor, t, locale }) => {
  const [words, options] = await Promise.all([formWords(), formOptions(actor)]);
  return (
    <>
      <PageHead
        title={t("new.title")}
        lead={t("new.lead")}
        crumbs={[{ label: t("title"), href: "/stations" }, { label: t("new.title") }]}
      />
      <NewStationForm
        words={words}
        register={{
          nameHint: t("form.nameHint"),
          none: t("detail.noOrganisation"),
          organisations: options.organisations.map(({ id, name }) => ({ value: id, label: name })),
        }}
        locale={locale}
        picker={{ found: t.raw("picker.found"), none: t("picker.none"), failed: t("picker.failed") }}
        within={actor.regionCode}
        types={options.types.map(({ code, name, nameEn }) => ({ value: code, label: pick(locale, name, nameEn) }))}
        statuses={firstStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
        today={todayInChina()}
        hints={{
          region: t("form.regionHint"),
          status: t("form.firstStatusHint"),
          on: t("form.onHint"),
          choose: t("form.choose"),
        }}
        second={secondWords(t)}
        submit={t("new.submit")}
      />
    </>
  );
});
