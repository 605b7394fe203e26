import { ChangeList } from "@/components/organisations/change-list";
import { organisationParts } from "@/components/organisations/fields";
import { portalPage } from "@/components/shell/portal-page";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Dl } from "@/components/ui/dl";
import { DoneNotice } from "@/components/ui/done-notice";
import { type DescribedField, reads } from "@/components/ui/fields/field";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { Tag } from "@/components/ui/tag";
import { mayEdit } from "@/lib/organisations/policy";
import { getOrganisation, type OrganisationDetail } from "@/lib/organisations/queries";
import { gradeOn } from "@/lib/organisations/rules";
import { todayInChina } from "@/lib/shared/dates";
import { formatDate } from "@/lib/shared/format";
import { regionLabel } from "@/lib/shared/region-label";

const page = portalPage({
  route: "/organisations/[id]",
  permission: "organisation:read",
  words: "organisations",
  load: ({ actor, params }) => getOrganisation(actor, params.id),
});

export const generateMetadata = page.title(({ data }) => data.name);

export default page.body(({ actor, data: organisation, search, t, locale }) => {
  const [{ fields }] = organisationParts(t);
  const done = (["created", "edited"] as const).find((one) => one === search.done);
  const grade = gradeOn(organisation, todayInChina());
  const value = (field: DescribedField) => {
    const stored = organisation[field.id as keyof OrganisationDetail];
    return field.kind === "day" && stored ? formatDate(String(stored), locale) : reads(field, stored) || t("blank");
  };
  return (
    <>
      <PageHead
        title={organisation.name}
        crumbs={[{ label: t("title"), href: "/organisations" }, { label: organisation.name }]}
        actions={
          mayEdit(actor, organisation.region.path) ? (
            <LinkButton href={`/organisations/${organisation.id}/edit`}>{t("edit.title")}</LinkButton>
          ) : null
        }
      />
      {done ? <DoneNotice done={done} title={t(`done.${done}`)} /> : null}
      {organisation.isDemo ? <Notice tone="info" title={t("demo")} /> : null}
      <Card title={t("detail.facts")}>
        <Dl
          columns={2}
          items={[
            ...fields.map((field) => ({ term: field.label, detail: value(field) })),
            { term: t("label.regionCode"), detail: regionLabel(organisation.region, locale) },
            {
              term: t("detail.gradeHolds"),
              detail: grade ? (
                <Tag tone={grade.lapsed ? "missed" : "met"}>
                  {t(grade.lapsed ? "list.lapsed" : "list.until", { day: formatDate(grade.until, locale) })}
                </Tag>
              ) : (
                t("list.ungraded")
              ),
            },
          ]}
        />
      </Card>
      <Card title={t("detail.stations")}>
        <p className="mb-2 text-sm text-ink-soft">{t("detail.stationsLead")}</p>
        <ul>
          {organisation.stations.map(({ code, name }) => (
            <li key={code}>
              <Link href={`/stations/${code}`} className="text-accent underline">
                {name}
              </Link>
            </li>
          ))}
        </ul>
        {organisation.stations.length === 0 ? <p>{t("detail.noStations")}</p> : null}
      </Card>
      <ChangeList changes={organisation.changes} fields={fields} />
    </>
  );
});
