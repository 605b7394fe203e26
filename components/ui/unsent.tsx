"use client";
import { useTranslations } from "next-intl";
import type { FormFailure } from "@/lib/platform/form-state";
import { Button, buttonClass } from "./button";
import { SubmitButton } from "./submit-button";

/** What came between the form and its answer, and what to do about it. */
export function Unsent({ failure: { kind, params }, onReload }: { failure: FormFailure; onReload: () => void }) {
  const t = useTranslations("ui");
  return (
    <>
      <p className="mt-1">{t(`unsent.${kind}`, params)}</p>
      <p className="mt-3 flex flex-wrap gap-3">
        {kind === "outdated" ? (
          <Button variant="primary" onClick={onReload}>
            {t("unsent.reload")}
          </Button>
        ) : kind === "tooLarge" || kind === "tooLargeHere" ? null : (
          <SubmitButton>{t("unsent.again")}</SubmitButton>
        )}
        {kind === "elsewhere" ? <OpenElsewhere href="/overview" label={t("unsent.open")} /> : null}
      </p>
    </>
  );
}

/** In another tab, so that the form stays as it is. */
export function OpenElsewhere({ href, label }: { href: string; label: string }) {
  return (
    <a href={href} target="_blank" rel="noopener" className={buttonClass("plain")}>
      {label}
    </a>
  );
}
