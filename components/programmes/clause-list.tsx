import { getLocale, getTranslations } from "next-intl/server";
import { cx } from "@/components/ui/cx";
import { clauseCounts } from "@/lib/programmes/rules/clause-counts";
import { clauseAnchor } from "@/lib/programmes/rules/links";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import type { ClauseContent } from "@/lib/programmes/schema/content";
import { pick } from "@/lib/shared/locale";
import { clauseLabel } from "./clause-label";
import { ClauseRows } from "./clause-rows";
import { DocumentText } from "./document-text";
import { OpenTarget } from "./open-target";
import type { Place } from "./place";

/** Clauses of a document that is read without folds. */
const SHORT = 8;

/** The document clause by clause, each with the rows that were made of it beside it. */
export async function ClauseList({ bundle, place }: { bundle: ProgrammeBundle; place: Place }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const { clauses } = bundle.content;
  // A short document is read at once; of a long one the headings are, and each clause is a click away.
  const isLong = clauses.length > SHORT;
  const counts = clauseCounts(bundle.content);
  return (
    <>
      <nav aria-label={t("clause.contents")} className="no-print mb-4">
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {clauses
            .filter(({ number }) => !number.includes("."))
            .map((clause) => (
              <li key={clause.number}>
                <a
                  href={`#${clauseAnchor(clause.number)}`}
                  className="inline-block py-1 text-accent underline pointer-coarse:py-2.5"
                >
                  {clauseLabel(clause, locale, t)}{" "}
                  {/^\d*[1-9]$/.test(clause.number) ? pick(locale, clause.heading, clause.headingEn) : null}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <OpenTarget />
      {clauses.map((clause) => (
        <details
          key={clause.number}
          open={!isLong}
          className="prints mb-2 rounded-md border border-line bg-surface px-4 py-1 has-[:target]:border-accent has-[:target]:ring-2 has-[:target]:ring-accent md:px-6"
        >
          <summary className="target py-2">
            <h2 className="inline text-lg font-semibold">
              <span className="mr-2 text-ink-soft">{clauseLabel(clause, locale, t)}</span>
              {pick(locale, clause.heading, clause.headingEn)}
            </h2>
            <ClauseCount counts={counts.get(clause.number)} t={t} />
          </summary>
          {/* Within the fold: the browser opens a fold for the target in it, also without scripts. */}
          <div
            id={clauseAnchor(clause.number)}
            className="grid scroll-mt-16 gap-x-8 gap-y-3 pb-3 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]"
          >
            <div className="min-w-0">
              <ClauseText
                clause={clause}
                locale={locale}
                original={t("clause.original")}
                untranslated={t("clause.untranslated")}
                show={t("document.show")}
              />
            </div>
            <ClauseRows bundle={bundle} clause={clause.number} place={place} />
          </div>
        </details>
      ))}
      <DocumentText document={bundle.content.document} />
    </>
  );
}

type ClauseTextProps = Record<"locale" | "original" | "untranslated" | "show", string> & { clause: ClauseContent };

/** English readers get the translation first and the words that count a click away. */
function ClauseText({ clause, locale, original, untranslated, show }: ClauseTextProps) {
  // A table copied as text has a line for each cell: the plan shows it as a table.
  const isTable = clause.text.split("\n").length > 20;
  const text = (
    <div lang="zh-CN" className={cx("max-w-prose leading-7 whitespace-pre-line", isTable && "columns-3xs")}>
      {clause.text}
    </div>
  );
  const words = isTable ? (
    <details className="prints">
      <summary className="py-1 text-accent underline pointer-coarse:py-2.5">{show}</summary>
      {text}
    </details>
  ) : (
    text
  );
  if (locale !== "en") return words;
  if (clause.textEn.trim() === "")
    return (
      <>
        <p className="mb-1 text-sm text-ink-soft">{untranslated}</p>
        {words}
      </>
    );
  return (
    <>
      <div className="max-w-prose leading-6 whitespace-pre-line">{clause.textEn}</div>
      <details className="mt-2 text-sm">
        <summary className="py-1 text-accent underline pointer-coarse:py-2.5">{original}</summary>
        {words}
      </details>
    </>
  );
}

type ClauseCountProps = { counts?: { rows: number; doubts: number }; t: Awaited<ReturnType<typeof getTranslations>> };

/** What one finds within a fold. */
function ClauseCount({ counts, t }: ClauseCountProps) {
  if (!counts) return null;
  return (
    <span className="ml-3 text-sm text-ink-faint">
      {t("clause.rowCount", { count: counts.rows })}
      {counts.doubts > 0 ? (
        <span className="text-doubt"> · {t("clause.doubtCount", { count: counts.doubts })}</span>
      ) : null}
    </span>
  );
}
