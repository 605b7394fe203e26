import type { getTranslations } from "next-intl/server";
import type { documentValues } from "@/lib/programmes/schema/form-values";
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
export const documentFields = (t: Words, stored?: ReturnType<typeof documentValues>): DocumentField[] => [
  { name: "title", label: t("document.title"), kind: "text", value: stored?.title, required: true },
  { name: "titleEn", label: t("document.titleEn"), kind: "text", value: stored?.titleEn },
  {
    name: "documentNumber",
    label: t("document.number"),
    hint: t("document.numberHint"),
    kind: "text",
    value: stored?.documentNumber,
  },
  { name: "issuedOn", label: t("document.issuedOn"), kind: "happened", value: stored?.issuedOn },
  { name: "issuers", label: t("document.issuers"), hint: t("document.listHint"), kind: "area", value: stored?.issuers },
  {
    name: "addressees",
    label: t("document.addressees"),
    hint: t("document.listHint"),
    kind: "area",
    value: stored?.addressees,
  },
  {
    name: "sourceText",
    label: t("document.sourceText"),
    hint: t("document.sourceTextHint"),
    kind: "long",
    value: stored?.sourceText,
  },
];
