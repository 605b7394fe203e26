"use client";
import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const path = usePathname();
  const here = path === href || path.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? (path === href ? "page" : "true") : undefined}
      className="target relative flex items-center justify-between gap-2 rounded-md px-3 py-2 text-ink-soft no-underline hover:bg-paper aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent"
    >
      {children}
      <Opening />
    </Link>
  );
}

/** Stands in for a loading page: that would start the response early and turn every 404 and 403 into a 200. */
function Opening() {
  const t = useTranslations("ui");
  const { pending } = useLinkStatus();
  return (
    <span role="status" className={pending ? "text-xs font-normal delay-200" : "sr-only"}>
      {pending ? t("opening") : null}
    </span>
  );
}
