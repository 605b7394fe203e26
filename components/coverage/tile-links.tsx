"use client";
import { Link } from "@/components/ui/link";
import type { Tile } from "@/lib/coverage/rules/dashboard";
import { tileFill } from "./tile-fill";

export type ShownTile = Pick<Tile, "state" | "stations"> & { code: string; href: string; label: string };

/** One tile for each township. As in ui/rows.tsx, what it shows comes as texts: as elements they were half of the page. */
export function TileLinks({ tiles }: { tiles: readonly ShownTile[] }) {
  return (
    <ul className="flex flex-wrap gap-1">
      {tiles.map(({ code, href, label, state, stations }) => (
        <li key={code}>
          <Link
            href={href}
            title={label}
            aria-label={label}
            data-tone={state}
            className={`grid size-6 place-items-center rounded-sm text-xs font-semibold text-on-accent no-underline pointer-coarse:size-11 forced-colors:border ${tileFill[state]}`}
          >
            {stations > 1 ? stations : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}
