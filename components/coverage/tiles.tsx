import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { Tile, TileGroup } from "@/lib/coverage/rules/dashboard";
import { regionLabel } from "@/lib/shared/region-label";
import type { CoverageLinks } from "./place";
import { tileFill } from "./tile-fill";
import { type ShownTile, TileLinks } from "./tile-links";

const states = ["built", "preparing", "none"] as const;

/** Id of the card. */
export const TOWNSHIPS = "townships";

/** One tile for each township, grouped by the county or area it reports to. */
export function Tiles({
  groups,
  unplanned,
  links,
  className,
}: {
  groups: readonly TileGroup[];
  /** Codes of the townships that came after the plan, which counts no station for them. */
  unplanned: readonly string[];
  links: CoverageLinks;
  className?: string;
}) {
  const t = useTranslations("coverage.tiles");
  const locale = useLocale();
  const shown = ({ unit, state, stations }: Tile): ShownTile => {
    const text = { unit: regionLabel(unit, locale), state: t(state), stations };
    const href = state === "preparing" ? links.preparing(unit.code) : links.rows(unit.code);
    return { code: unit.code, state, stations, href, label: t(stations > 1 ? "several" : "tile", text) };
  };
  return (
    <Card id={TOWNSHIPS} title={t("title")} className={className}>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,100%),1fr))] gap-x-4 gap-y-3">
        {groups.map(({ group, tiles }) => (
          <section key={group.unit.code} aria-label={regionLabel(group.unit, locale)}>
            <h3 className="mb-1 text-sm font-semibold">
              {regionLabel(group.unit, locale)}
              <span className="ml-1.5 font-normal text-ink-faint">
                {group.coverage.built}/{group.coverage.final ?? group.coverage.townships}
              </span>
            </h3>
            <TileLinks tiles={tiles.map(shown)} />
          </section>
        ))}
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-4 text-sm text-ink-soft">
        {states.map((state) => (
          <li key={state} className="flex items-center gap-1.5">
            <span
              aria-hidden="true"
              data-tone={state}
              className={`inline-block size-3.5 rounded-xs ${tileFill[state]}`}
            />
            {t(state)}
          </li>
        ))}
      </ul>
      <Missing groups={groups} unplanned={unplanned} />
    </Card>
  );
}

/** The townships still without a station, by name. */
function Missing({ groups, unplanned }: { groups: readonly TileGroup[]; unplanned: readonly string[] }) {
  const t = useTranslations("coverage.tiles");
  const locale = useLocale();
  const open = groups
    .map(({ group, tiles }) => ({ group, names: tiles.filter(({ state }) => state !== "built") }))
    .filter(({ names }) => names.length > 0);
  if (open.length === 0) return <p className="mt-3 text-sm text-met">{t("allBuilt")}</p>;
  return (
    <div className="mt-3 border-t border-line pt-3 text-sm">
      <h3 className="mb-1 font-semibold">{t("missing")}</h3>
      <dl className="space-y-1">
        {open.map(({ group, names }) => (
          <div key={group.unit.code} className="grid grid-cols-[minmax(4.5rem,auto)_1fr] gap-x-3">
            <dt className="text-ink-soft">{regionLabel(group.unit, locale)}</dt>
            <dd>
              {names
                .map(({ unit, state }) => {
                  const name = regionLabel(unit, locale);
                  const preparing = state === "preparing";
                  if (unplanned.includes(unit.code))
                    return t(preparing ? "missingPreparingLater" : "missingLater", { unit: name });
                  return preparing ? t("missingPreparing", { unit: name }) : name;
                })
                .join(t("separator"))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
