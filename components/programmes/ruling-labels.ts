import type { getTranslations } from "next-intl/server";
import type { RulingLabels } from "./ruling-form";

type Words = Awaited<ReturnType<typeof getTranslations<"programmes">>>;

export const rulingLabels = (t: Words): RulingLabels => ({
  reading: t("ruling.reading"),
  reason: t("ruling.reason"),
  reasonHint: t("ruling.reasonHint"),
  submit: t("ruling.submit"),
});
