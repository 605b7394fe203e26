import type { getTranslations } from "next-intl/server";
import type { DocumentContent } from "@/lib/programmes/schema/content";
import type { DocumentField } from "./document-form";

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

/** From which day a version counts. */
export const effectiveFromField = (t: Words, value?: string): DocumentField => ({
  name: "effectiveFrom",
  label: t("version.effectiveFrom"),
  hint: t("version.effectiveFromHint"),
  kind: "effective",
  value,
  required: true,
});

/** The head and the text of a document, empty for a new one. */
export const documentFields = (t: Words, document?: DocumentContent): DocumentField[] => [
  { name: "title", label: t("document.title"), kind: "text", value: document?.title, required: true },
  { name: "titleEn", label: t("document.titleEn"), kind: "text", value: document?.titleEn },
  {
    name: "documentNumber",
    label: t("document.number"),
    hint: t("document.numberHint"),
    kind: "text",
    value: document?.documentNumber ?? "",
  },
  { name: "issuedOn", label: t("document.issuedOn"), kind: "happened", value: document?.issuedOn ?? "" },
  {
    name: "issuers",
    label: t("document.issuers"),
    hint: t("document.listHint"),
    kind: "area",
    value: document?.issuers.join("\n"),
  },
  {
    name: "addressees",
    label: t("document.addressees"),
    hint: t("document.listHint"),
    kind: "area",
    value: document?.addressees.join("\n"),
  },
  {
    name: "sourceText",
    label: t("document.sourceText"),
    hint: t("document.sourceTextHint"),
    kind: "long",
    value: document?.sourceText,
  },
];
