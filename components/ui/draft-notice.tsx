"use client";
import { useLocale, useTranslations } from "next-intl";
import { formatDateTime } from "@/lib/shared/format";
import { Button } from "./button";
import { Notice } from "./notice";

/** Says that the fields hold what was typed before, and offers to start over. */
export function DraftNotice({ at, onDiscard }: { at: number; onDiscard: () => void }) {
  const t = useTranslations("ui");
  const locale = useLocale();
  return (
    <Notice tone="info" role="status" title={t("draft.title")}>
      <p>{t("draft.text", { time: formatDateTime(new Date(at), locale) })}</p>
      <Button onClick={onDiscard} className="mt-2 text-sm">
        {t("draft.discard")}
      </Button>
    </Notice>
  );
}
