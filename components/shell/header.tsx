import type { ReactNode } from "react";
import { Brand } from "./brand";
import { DemoTag } from "./demo-tag";
import { Preferences } from "./preferences";

type HeaderProps = {
  home: string;
  demo: boolean;
  large: boolean;
  /** Who is signed in: in sight at every width. */
  who?: ReactNode;
  /** Into or out of the portal; missing where there is neither. */
  door?: ReactNode;
  /** Holds language, text size and door on a phone, where there is no room for them. */
  menu?: (content: ReactNode) => ReactNode;
};

/** One row; on a phone two: brand and menu (or door), then who is signed in. */
export function Header({ home, demo, large, who, door, menu }: HeaderProps) {
  return (
    <header className="relative border-t-3 border-b border-t-accent border-b-line bg-surface has-[details[open]]:pb-13 md:has-[details[open]]:pb-0">
      <div className="mx-auto flex min-h-14 max-w-360 flex-wrap items-center gap-x-3 px-4 py-1 md:px-6">
        <Brand href={home} />
        {demo ? (
          <span className="order-3 ml-auto md:order-none md:ml-0">
            <DemoTag />
          </span>
        ) : null}
        <div className="order-1 ml-auto md:hidden">
          {menu
            ? menu(
                <>
                  <Preferences large={large} />
                  {door}
                </>,
              )
            : door}
        </div>
        <span aria-hidden="true" className="order-1 w-full md:hidden" />
        <div className="order-2 flex min-w-0 flex-1 items-center gap-3 md:order-none md:justify-end">
          <div className={menu ? "hidden md:block" : undefined}>
            <Preferences large={large} />
          </div>
          {who}
          <div className="hidden md:block">{door}</div>
        </div>
      </div>
    </header>
  );
}
