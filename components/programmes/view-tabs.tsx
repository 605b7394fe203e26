import { getTranslations } from "next-intl/server";
import { cx } from "@/components/ui/cx";
import { Link } from "@/components/ui/link";
import { planHref, programmeHref, type View, views } from "@/lib/programmes/rules/links";
import type { Place } from "./place";

type ViewTabsProps = { place: Place; current: View | "plan"; hasPlan: boolean };

/** The parts of a programme, each with its own address. */
export async function ViewTabs({ place, current, hasPlan }: ViewTabsProps) {
  const t = await getTranslations("programmes");
  const tabs = views.flatMap((view) => [
    { key: view as View | "plan", href: programmeHref(place, view) },
    ...(view === "targets" && hasPlan ? [{ key: "plan" as const, href: planHref(place) }] : []),
  ]);
  return (
    <nav aria-label={t("view.title")} className="no-print mb-4 overflow-x-auto border-b border-line-strong">
      <ul className="flex">
        {tabs.map(({ key, href }) => (
          <li key={key}>
            <Link
              href={href}
              aria-current={key === current ? "page" : undefined}
              className={cx(
                "target flex items-center border-b-3 px-4 py-2 whitespace-nowrap no-underline",
                key === current
                  ? "border-accent font-semibold text-accent"
                  : "border-transparent text-ink-soft hover:text-ink",
              )}
            >
              {t(`view.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
