import { useTranslations } from "next-intl";

/** On every page of a demo installation, printed ones too: nobody shall take the figures for real. */
export function DemoTag() {
  const t = useTranslations("shell");
  return (
    <span
      title={t("demoNote")}
      className="rounded-full border border-dashed border-line-strong px-2 py-0.5 text-sm whitespace-nowrap text-ink-soft"
    >
      {t("demo")}
    </span>
  );
}
