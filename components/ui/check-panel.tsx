"use client";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { FormCheck } from "@/lib/platform/form-state";
import { DefaultSubmit } from "./default-submit";
import { FigureLines } from "./figure-lines";
import { SubmitButton } from "./submit-button";

type CheckPanelProps = {
  check: FormCheck;
  /** Something was changed since: these are no longer the figures of what the form holds. */
  outdated: boolean;
};

/** Which figures the form changes, and the button that says so is meant; the fields below can still be corrected. */
export function CheckPanel({ check, outdated }: CheckPanelProps) {
  const t = useTranslations("ui.check");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (check) box.current?.focus();
  }, [check]);
  return (
    <>
      <DefaultSubmit label={t("again")} />
      <div
        ref={box}
        tabIndex={-1}
        role="status"
        className="mb-5 rounded-md border-2 border-doubt bg-surface px-4 py-3 [contain:inline-size]"
        data-check
      >
        <h2 className="text-lg font-semibold text-doubt">{t("title")}</h2>
        <p className="mt-1 mb-3">{t("text", { count: check.lines.length })}</p>
        <FigureLines lines={check.lines} />
        {outdated ? (
          <>
            <p className="mt-3">{t("outdated")}</p>
            <SubmitButton className="mt-3">{t("again")}</SubmitButton>
          </>
        ) : (
          <SubmitButton name="_seen" value={check.token} className="mt-3">
            {t("confirm")}
          </SubmitButton>
        )}
      </div>
    </>
  );
}
