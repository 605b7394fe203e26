import { useLocale, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Filters } from "@/components/ui/filters";
import { TextInput } from "@/components/ui/inputs";
import { Pager } from "@/components/ui/pager";
import { Tag } from "@/components/ui/tag";
import { halfWidth } from "@/lib/shared/folding";
import { regionLabel } from "@/lib/shared/region-label";
import type { publicDirectory } from "@/lib/stations/queries/list";

type Page = Awaited<ReturnType<typeof publicDirectory>>;
type Entry = Page["stations"][number];

type DirectoryProps = {
  page: Page;
  q: string;
  /** Whether this is not the first page. */
  later: boolean;
};

const anchor = "#directory";

/** Who can be called where: the public list of stations that have opened. */
export function Directory({ page, q, later }: DirectoryProps) {
  const t = useTranslations("public.directory");
  const address = (after?: string) => {
    const query = new URLSearchParams({ ...(q ? { q } : {}), ...(after ? { after } : {}) }).toString();
    return `/${query ? `?${query}` : ""}${anchor}`;
  };
  return (
    <section id="directory" aria-labelledby="directory-title">
      <h2 id="directory-title" className="text-xl font-semibold">
        {t("title")}
      </h2>
      <p className="mt-1 mb-3 text-sm text-ink-soft">{t("lead")}</p>
      <Filters action={`/${anchor}`} submitLabel={t("submit")} resetHref={q ? `/${anchor}` : undefined}>
        <Field name="q" label={t("search")} hint={t("searchHint")} className="w-full max-w-md">
          {(control) => <TextInput {...control} type="search" defaultValue={q} maxLength={60} />}
        </Field>
      </Filters>
      {page.stations.length > 0 ? (
        <div className="rounded-md border border-line bg-surface px-4 py-1 md:px-6">
          <ul aria-label={t("list")} className="divide-y divide-line">
            {page.stations.map((station) => (
              <StationEntry key={station.code} station={station} />
            ))}
          </ul>
          <div className="pb-3">
            <Pager first={later ? address() : null} next={page.next ? address(page.next) : null} />
          </div>
        </div>
      ) : (
        <EmptyState
          title={t(q ? "emptyTitle" : "noneTitle")}
          action={q || later ? <LinkButton href={`/${anchor}`}>{t("reset")}</LinkButton> : null}
        >
          {t(q ? "emptyText" : "noneText")}
        </EmptyState>
      )}
    </section>
  );
}

/** Stacked on a phone, so that the number to call is in sight; in columns where there is room. */
function StationEntry({ station }: { station: Entry }) {
  const t = useTranslations("public.directory");
  const locale = useLocale();
  const places = [station.county, station.township].flatMap((unit) => (unit ? regionLabel(unit, locale) : []));
  const paused = station.status === "suspended";
  return (
    <li className="grid items-center gap-x-4 gap-y-0.5 py-2 md:grid-cols-[3fr_2fr_3fr_9rem_11rem]">
      <strong lang="zh-CN" className="font-semibold">
        {station.name}
      </strong>
      <span className="text-ink-soft">{places.join(locale === "en" ? ", " : " ")}</span>
      <span lang={station.address ? "zh-CN" : undefined}>{station.address ?? <Missing>{t("noAddress")}</Missing>}</span>
      <span>
        {station.hotline ? (
          <Hotline name={station.name} number={station.hotline} />
        ) : (
          <Missing>{t("noHotline")}</Missing>
        )}
      </span>
      <span>
        <Tag tone={paused ? "underway" : "met"}>{t(`statuses.${station.status}`)}</Tag>
      </span>
    </li>
  );
}

/** Only a plain number is a link: of two numbers or an extension the telephone would dial nonsense. */
function Hotline({ name, number }: { name: string; number: string }) {
  const t = useTranslations("public.directory");
  const digits = halfWidth(number).replace(/[\s()-]/g, "");
  if (!/^\+?\d{5,15}$/.test(digits)) return number;
  return (
    <a
      href={`tel:${digits}`}
      className="target inline-flex items-center text-accent underline"
      aria-label={t("call", { name, number })}
    >
      {number}
    </a>
  );
}

function Missing({ children }: { children: string }) {
  return <span className="text-ink-faint">{children}</span>;
}
