import type { getTranslations } from "next-intl/server";
import type { PickerLabels } from "./region-picker";

type Translate = Awaited<ReturnType<typeof getTranslations<"regions">>>;

/** Texts of the picker, for a page that holds one. */
export const pickerLabels = (t: Translate): PickerLabels => ({
  found: t.raw("picker.found") as string,
  none: t("picker.none"),
  failed: t("picker.failed"),
});
