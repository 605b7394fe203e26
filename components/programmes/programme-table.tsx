import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { NumCell, Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { programmeHref } from "@/lib/programmes/rules/links";
import type { ProgrammeListing } from "@/lib/programmes/schema/bundle";
import { formatDate, formatNumber } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { regionLabel } from "@/lib/shared/region-label";

export async function ProgrammeTable({
  listings,
  mayEnter,
}: {
  listings: readonly ProgrammeListing[];
  mayEnter: boolean;
}) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  if (listings.length === 0)
    return (
      <EmptyState
        title={t("list.none")}
        action={mayEnter ? <LinkButton href="/programmes/new">{t("new.title")}</LinkButton> : undefined}
      >
        {t("list.noneAdvice")}
      </EmptyState>
    );
  return (
    <Table label={t("title")}>
      <THead>
        <tr>
          <TH>{t("list.title")}</TH>
          <TH>{t("list.region")}</TH>
          <TH>{t("list.number")}</TH>
          <TH>{t("list.version")}</TH>
          <TH numeric>{t("view.targets")}</TH>
          <TH numeric>{t("list.plans")}</TH>
          <TH>{t("view.doubts")}</TH>
        </tr>
      </THead>
      <tbody>
        {listings.map((listing) => (
          <tr key={listing.id}>
            <TH scope="row">
              <Link
                href={listing.published ? programmeHref(listing) : `/programmes/${listing.id}/edit`}
                className="inline-block text-accent underline pointer-coarse:py-2"
              >
                {pick(locale, listing.title, listing.titleEn)}
              </Link>
            </TH>
            <TD>{regionLabel(listing.region, locale)}</TD>
            <TD>{listing.documentNumber ?? "—"}</TD>
            <TD>
              {listing.published
                ? t("list.since", { number: listing.number, day: formatDate(listing.effectiveFrom, locale) })
                : null}
              {listing.hasDraft ? (
                <Link href={`/programmes/${listing.id}/edit`} className="ml-2 inline-block text-accent underline">
                  <Tag tone="underway">{t("version.draft")}</Tag>
                </Link>
              ) : null}
            </TD>
            <NumCell>{formatNumber(listing.targets, locale)}</NumCell>
            <NumCell>{formatNumber(listing.planTables, locale)}</NumCell>
            <TD>
              {listing.discrepancies > 0 ? (
                <Link href={programmeHref(listing, "doubts")} className="text-accent underline">
                  <Tag tone={listing.unruled > 0 ? "doubt" : "met"}>
                    {t("list.doubts", { count: listing.discrepancies, open: listing.unruled })}
                  </Tag>
                </Link>
              ) : (
                "—"
              )}
            </TD>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
