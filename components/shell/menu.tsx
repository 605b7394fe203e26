import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Opens without scripts. The header makes room for what it holds, so that nothing with the focus ever lies under it. */
export function Menu({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  return (
    <details className="group no-print">
      <summary className="target flex list-none items-center gap-1.5 rounded-md border border-control px-3 py-1 text-sm font-semibold text-accent [&::-webkit-details-marker]:hidden">
        {t("menu")}
        <span aria-hidden="true" className="text-xs group-open:rotate-180">
          ▾
        </span>
      </summary>
      <div className="absolute inset-x-4 bottom-1 flex items-center justify-end gap-2">{children}</div>
    </details>
  );
}
