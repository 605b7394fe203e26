import type { getTranslations } from "next-intl/server";
import type { documentValues } from "@/lib/programmes/schema/form-values";
import type { DocumentField } from "./document-form";

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

/** From which day a version counts. */
export const effectiveFromField = (t: Words, value?: string): DocumentField => ({
  id: "effectiveFrom",
  label: t("version.effectiveFrom"),
  hint: t("version.effectiveFromHint"),
  kind: "day",
  meaning: "effective",
  value,
  required: true,
});

/** The head and the text of a document, empty for a new one. */
export const documentFields = (t: Words, stored?: ReturnType<typeof documentValues>): DocumentField[] => [
  { id: "title", label: t("document.title"), kind: "text", value: stored?.title, required: true },
  { id: "titleEn", label: t("document.titleEn"), kind: "text", value: stored?.titleEn },
  {
    id: "documentNumber",
    label: t("document.number"),
    hint: t("document.numberHint"),
    kind: "text",
    value: stored?.documentNumber,
  },
  { id: "issuedOn", label: t("document.issuedOn"), kind: "day", meaning: "happened", value: stored?.issuedOn },
  {
    id: "issuers",
    label: t("document.issuers"),
    hint: t("document.listHint"),
    kind: "area",
    rows: 3,
    value: stored?.issuers,
  },
  {
    id: "addressees",
    label: t("document.addressees"),
    hint: t("document.listHint"),
    kind: "area",
    rows: 3,
    value: stored?.addressees,
  },
  {
    id: "sourceText",
    label: t("document.sourceText"),
    hint: t("document.sourceTextHint"),
    kind: "area",
    rows: 18,
    value: stored?.sourceText,
  },
];
