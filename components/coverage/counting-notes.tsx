import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Dashboard } from "@/lib/coverage/rules/dashboard";
import { countingTexts } from "./counting-texts";

export function CountingNotes({ dashboard }: { dashboard: Dashboard }) {
  const t = useTranslations("coverage.notes");
  return (
    <Card title={t("title")}>
      <ul className="list-disc gap-10 space-y-1 pl-5 text-sm text-ink-soft lg:columns-2">
        {countingTexts(t, dashboard, useLocale()).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Card>
  );
}
