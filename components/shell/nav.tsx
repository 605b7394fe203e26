import { useTranslations } from "next-intl";
import { NavLink } from "./nav-link";
import type { navigation } from "./navigation";

/** Down the left side; on a phone a row that scrolls sideways. */
export function Nav({ items }: { items: typeof navigation }) {
  const t = useTranslations("shell");
  return (
    <nav
      aria-label={t("mainNav")}
      className="no-print border-b border-line bg-surface md:min-h-[calc(100vh-3.75rem)] md:w-44 md:flex-none md:border-r md:border-b-0"
    >
      <ul className="relative flex gap-0.5 overflow-x-auto p-2 md:sticky md:top-0 md:flex-col md:overflow-visible md:px-3 md:py-4">
        {items.map((room) => (
          <li key={room.key} className="flex-none">
            <NavLink href={room.href}>{t(`nav.${room.key}`)}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
