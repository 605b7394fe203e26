import { useTranslations } from "next-intl";
import { Link } from "./link";

/** The last crumb is the page itself and has no `href`. */
export type Crumb = { readonly label: string; readonly href?: string };

export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  const t = useTranslations("ui");
  if (items.length === 0) return null;
  return (
    <nav aria-label={t("breadcrumb")} className="mb-1 text-sm text-ink-faint">
      <ol className="flex flex-wrap items-center">
        {items.map((item, index) => (
          <li key={`${item.href ?? ""} ${item.label}`} className="flex items-center">
            {index > 0 ? (
              <span aria-hidden="true" className="px-1.5 text-line-strong">
                /
              </span>
            ) : null}
            {item.href ? (
              <Link href={item.href} className="inline-block py-1 text-accent underline pointer-coarse:py-2.5">
                {item.label}
              </Link>
            ) : (
              // A unit above the reader's own has no link either.
              <span aria-current={index === items.length - 1 ? "page" : undefined}>{item.label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
