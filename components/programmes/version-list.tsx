import { getLocale, getTranslations } from "next-intl/server";
import { Link } from "@/components/ui/link";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
import { UndoForm } from "@/components/ui/undo-form";
import { unpublishVersionAction } from "@/lib/coverage/actions";
import { programmeHref } from "@/lib/programmes/rules/links";
import { standOf } from "@/lib/programmes/rules/stand";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { formatDate, formatDateTime } from "@/lib/shared/format";

/** Parts of a version, under the steps in which they are entered. */
const PARTS = [
  ...(["document", "clauses", "targets", "standards", "deadlines", "provisions"] as const).map((part) => [part, part]),
  ["planTables", "plan"],
  ["discrepancies", "doubts"],
] as const;

/** Versions are kept: figures of a day follow the version in effect on that day. */
export async function VersionList({ bundle, mayEdit }: { bundle: ProgrammeBundle; mayEdit: boolean }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  // A draft is made of the latest version, and would be left without it.
  const last = bundle.versions.at(-1);
  const undoable = last?.status === "published" ? last : null;
  const latest = bundle.version.number === last?.number ? bundle.content : null;
  const stand = {
    values: standOf(bundle.versions, latest),
    labels: {
      versions: t("version.list"),
      ...Object.fromEntries(PARTS.map(([part, step]) => [`#${part}`, t(`step.${step}`)])),
    },
    words: { draft: t("version.draft"), published: t("version.published") },
  };
  return (
    <>
      <p className="mb-3 max-w-prose text-ink-soft">{t("version.lead")}</p>
      <Table label={t("view.versions")}>
        <THead>
          <tr>
            <TH>{t("version.number")}</TH>
            <TH>{t("version.effectiveFrom")}</TH>
            <TH>{t("version.status")}</TH>
            <TH>{t("version.change")}</TH>
            <TH>{t("version.entered")}</TH>
          </tr>
        </THead>
        <tbody>
          {bundle.versions.toReversed().map((version) => (
            <tr key={version.number}>
              <TH scope="row">
                <Link
                  href={
                    version.status === "draft"
                      ? `/programmes/${bundle.id}/edit`
                      : programmeHref({ id: bundle.id, number: version.number })
                  }
                  className="text-accent underline"
                >
                  {t("version.name", { number: version.number })}
                </Link>
              </TH>
              <TD className="whitespace-nowrap">{formatDate(version.effectiveFrom, locale)}</TD>
              <TD>
                <Tag tone={version.status === "draft" ? "underway" : "met"}>{t(`version.${version.status}`)}</Tag>
              </TD>
              <TD>{version.changeNote ?? t("version.first")}</TD>
              <TD>
                {version.createdByName}
                <span className="block text-sm text-ink-soft">
                  {formatDateTime(new Date(version.createdAt), locale)}
                </span>
                {version.publishedBy ? (
                  <span className="block text-sm text-ink-soft">
                    {t("version.publishedBy", { name: version.publishedBy })}
                  </span>
                ) : null}
                {mayEdit && version === undoable ? (
                  <UndoForm
                    id={version.id}
                    action={unpublishVersionAction}
                    hidden={{ programmeId: bundle.id }}
                    version={bundle.lock}
                    stand={stand}
                    what={t("version.name", { number: version.number })}
                  />
                ) : null}
              </TD>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
