import { useLocale, useTranslations } from "next-intl";

const look = "target rounded-md px-2 py-1 text-sm text-accent hover:bg-accent-soft";

/** Language and text size. Plain forms: they must work for whoever cannot read the page as it is. */
export function Preferences({ large }: { large: boolean }) {
  const t = useTranslations("shell");
  const other = useLocale() === "en" ? "zh-CN" : "en";
  return (
    <form action="/preferences" method="post" className="no-print flex items-center gap-1">
      <button
        type="submit"
        name="text-size"
        value={large ? "normal" : "large"}
        title={t(large ? "normalTextLabel" : "largerTextLabel")}
        className={look}
      >
        {t(large ? "normalText" : "largerText")}
      </button>
      <button type="submit" name="locale" value={other} lang={other} title={t("languageLabel")} className={look}>
        {t("language")}
      </button>
    </form>
  );
}
