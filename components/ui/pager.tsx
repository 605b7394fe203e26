import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LinkButton } from "./button";

type PagerProps = { first?: string | null; next?: string | null; prev?: string | null; children?: ReactNode };

/** Keyset paging: links to where there is something, and what is shown now as `children`. */
export function Pager({ first, prev, next, children }: PagerProps) {
  const t = useTranslations("ui");
  if (!first && !prev && !next && !children) return null;
  return (
    <nav aria-label={t("pager.label")} className="mt-3 flex flex-wrap items-center justify-between gap-3 text-sm">
      <div className="text-ink-soft">{children}</div>
      <div className="flex flex-wrap gap-2">
        {first ? <LinkButton href={first}>{t("pager.first")}</LinkButton> : null}
        {prev ? <LinkButton href={prev}>{t("pager.prev")}</LinkButton> : null}
        {next ? <LinkButton href={next}>{t("pager.next")}</LinkButton> : null}
      </div>
    </nav>
  );
}
