import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHead } from "@/components/ui/page-head";
import { programmeHref } from "@/lib/programmes/rules/links";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";

type ProgrammeHeadProps = {
  bundle: ProgrammeBundle;
  mayEdit: boolean;
  /** Of a page below the programme's own. */
  title?: string;
  children?: ReactNode;
};

export async function ProgrammeHead({ bundle, mayEdit, title, children }: ProgrammeHeadProps) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const { document } = bundle.content;
  const name = pick(locale, document.title, document.titleEn);
  const latest = bundle.versions.findLast(({ status }) => status === "published");
  const hasDraft = bundle.versions.some(({ status }) => status === "draft");
  const facts = [
    regionLabel(bundle.region, locale),
    document.issuers.join(t("listComma")),
    document.documentNumber,
    document.issuedOn ? t("issuedOn", { day: formatDate(document.issuedOn, locale) }) : null,
    t("list.since", { number: bundle.version.number, day: formatDate(bundle.version.effectiveFrom, locale) }),
  ].filter(Boolean);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("title"), href: "/programmes" },
          ...(title ? [{ label: name, href: programmeHref({ id: bundle.id }) }] : []),
          { label: title ?? name },
        ]}
        title={title ?? name}
        lead={title ? name : facts.join(" · ")}
        actions={
          <>
            {children}
            {mayEdit ? (
              <LinkButton href={hasDraft ? `/programmes/${bundle.id}/edit` : `/programmes/${bundle.id}/revise`}>
                {t(hasDraft ? "edit.resume" : "revise.title")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      {latest && bundle.version.number !== latest.number ? (
        <Notice tone="info" title={t("version.notLatest", { number: bundle.version.number })}>
          {t("version.notLatestText", {
            number: latest.number,
            day: formatDate(latest.effectiveFrom, locale),
          })}{" "}
          <Link href={programmeHref({ id: bundle.id, number: latest.number })} className="text-accent underline">
            {t("version.name", { number: latest.number })}
          </Link>
        </Notice>
      ) : null}
    </>
  );
}
