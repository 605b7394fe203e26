import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { publishVersionAction } from "@/lib/coverage/actions";
import { beginOf, reviewDraft } from "@/lib/programmes/rules/review";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { effectiveFromField } from "./document-fields";
import { DocumentForm } from "./document-form";

/** What is still missing, what should be known, and the publication. */
export async function ReviewStep({ bundle }: { bundle: ProgrammeBundle }) {
  const t = await getTranslations("programmes");
  const notes = reviewDraft(bundle.content, beginOf(bundle.versions));
  const errors = notes.filter(({ severity }) => severity === "error");
  return (
    <>
      {notes.length === 0 ? <Notice tone="met" title={t("review.complete")} /> : null}
      {notes.map((note) => (
        <Notice
          key={note.code}
          tone={note.severity === "error" ? "missed" : "doubt"}
          title={t(note.severity === "error" ? "review.error" : "review.warning")}
        >
          {t(`review.${note.code}`, { count: note.count })}{" "}
          <Link href={`/programmes/${bundle.id}/edit/${note.step}`} className="text-accent underline">
            {t(`step.${note.step}`)}
          </Link>
        </Notice>
      ))}
      <p className="mb-4">
        <Link href={`/programmes/${bundle.id}?version=${bundle.version.number}`} className="text-accent underline">
          {t("review.preview")}
        </Link>
      </p>
      {errors.length > 0 ? null : (
        <Card title={t("review.publish")}>
          <p className="mb-3 max-w-prose text-ink-soft">{t("review.publishLead")}</p>
          <DocumentForm
            name="publish"
            action={publishVersionAction}
            submit={t("review.publish")}
            lock={bundle.lock}
            hidden={{ programmeId: bundle.id }}
            fields={[effectiveFromField(t, bundle.version.effectiveFrom)]}
          />
        </Card>
      )}
    </>
  );
}
