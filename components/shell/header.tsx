import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { DemoTag } from "./demo-tag";
import { Menu } from "./menu";
import { Preferences } from "./preferences";

type HeaderProps = {
  home: string;
  demo: boolean;
  large: boolean;
  /** Who is signed in: in sight at every width. */
  who?: ReactNode;
  /** Into or out of the portal; missing where there is neither. */
  door?: ReactNode;
  /** The rooms. On a phone the menu holds them, with language, text size and the door. */
  rooms?: ReactNode;
};

/** One row; on a phone two: brand and menu (or door), then who is signed in (or language and text size). */
export function Header({ home, demo, large, who, door, rooms }: HeaderProps) {
  const t = useTranslations("shell");
  return (
    <header className="relative border-t-3 border-b border-t-accent border-b-line bg-surface">
      <div className="mx-auto flex min-h-14 max-w-360 flex-wrap items-center gap-x-3 px-4 pb-1 md:px-6 md:pt-1">
        <Brand href={home} />
        {who ? null : <div className="ml-auto md:hidden">{door}</div>}
        <span aria-hidden="true" className="h-1.5 w-full md:hidden" />
        {demo ? (
          <span className="order-2 ml-auto md:order-none md:ml-0">
            <DemoTag />
          </span>
        ) : null}
        <div className="order-1 flex min-w-0 items-center gap-3 md:order-none md:ml-auto">
          <div className={who ? "hidden md:block" : undefined}>
            <Preferences large={large} />
          </div>
          {who}
          <div className="hidden md:block">{door}</div>
        </div>
      </div>
      {who ? (
        <Menu label={t("menu")}>
          {rooms}
          <div className="flex flex-wrap items-center justify-between gap-2 border-t border-line pt-2">
            <Preferences large={large} />
            {door}
          </div>
        </Menu>
      ) : null}
    </header>
  );
}
