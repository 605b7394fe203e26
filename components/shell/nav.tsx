import { useTranslations } from "next-intl";
import { NavLink } from "./nav-link";
import type { navigation } from "./navigation";

/** The rooms: down the left side, or in the menu of a phone. Of the two only one is ever shown. */
export function Nav({ items, within }: { items: typeof navigation; within: "page" | "menu" }) {
  const t = useTranslations("shell");
  const inMenu = within === "menu";
  return (
    <nav
      aria-label={t("mainNav")}
      className={
        inMenu
          ? undefined
          : "no-print hidden border-r border-line bg-surface md:block md:min-h-[calc(100vh-3.75rem)] md:w-44 md:flex-none"
      }
    >
      <ul className={inMenu ? "grid grid-cols-2 gap-1 pb-2" : "sticky top-0 flex flex-col gap-0.5 px-3 py-4"}>
        {items.map((room) => (
          <li key={room.key}>
            <NavLink href={room.href}>{t(`nav.${room.key}`)}</NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
