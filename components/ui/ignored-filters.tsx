import { useTranslations } from "next-intl";
import { Notice } from "./notice";

/** Which parts of the address a list did not understand, by the names of their fields. */
export function IgnoredFilters({ names }: { names: readonly string[] }) {
  const t = useTranslations("ui");
  if (names.length === 0) return null;
  return (
    <Notice tone="underway" role="status">
      {t("filters.ignored", { filters: names.join(t("listSeparator")) })}
    </Notice>
  );
}
