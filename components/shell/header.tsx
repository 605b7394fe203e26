import type { ReactNode } from "react";
import { Brand } from "./brand";
import { DemoTag } from "./demo-tag";
import { Preferences } from "./preferences";

type HeaderProps = { home: string; demo: boolean; large: boolean; children?: ReactNode };

export function Header({ home, demo, large, children }: HeaderProps) {
  return (
    <header className="border-t-3 border-b border-t-accent border-b-line bg-surface">
      <div className="mx-auto flex min-h-14 max-w-360 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-1 md:px-6">
        <div className="flex items-center gap-3">
          <Brand href={home} />
          {demo ? <DemoTag /> : null}
        </div>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Preferences large={large} />
          {children}
        </div>
      </div>
    </header>
  );
}
