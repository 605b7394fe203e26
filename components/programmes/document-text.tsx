import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { DocumentContent } from "@/lib/programmes/schema/content";

/** The whole text as it was taken over, what the clauses leave out included, and to whom it is addressed. */
export async function DocumentText({ document: { addressees, sourceText } }: { document: DocumentContent }) {
  const t = await getTranslations("programmes");
  if (sourceText.trim() === "") return null;
  return (
    <Card title={t("document.sourceText")}>
      {addressees.length > 0 ? (
        <p className="mb-2">{t("document.addressedTo", { names: addressees.join(t("listComma")) })}</p>
      ) : null}
      <details>
        <summary className="py-1 text-accent underline pointer-coarse:py-2.5">{t("document.show")}</summary>
        <div lang="zh-CN" className="max-w-prose leading-7 whitespace-pre-line">
          {sourceText}
        </div>
      </details>
    </Card>
  );
}
