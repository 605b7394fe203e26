import { useLocale, useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Filters } from "@/components/ui/filters";
import { TextInput } from "@/components/ui/inputs";
import { Pager } from "@/components/ui/pager";
import { Table, TD, TH, THead } from "@/components/ui/table";
import { Tag } from "@/components/ui/tag";
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
        <div className="rounded-md border border-line bg-surface px-4 py-3 md:px-6">
          <Table label={t("table")}>
            <THead>
              <tr>
                <TH>{t("name")}</TH>
                <TH>{t("place")}</TH>
                <TH>{t("address")}</TH>
                <TH>{t("hotline")}</TH>
                <TH>{t("status")}</TH>
              </tr>
            </THead>
            <tbody>
              {page.stations.map((station) => (
                <StationRow key={station.code} station={station} />
              ))}
            </tbody>
          </Table>
          <Pager first={later ? address() : null} next={page.next ? address(page.next) : null} />
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

function StationRow({ station }: { station: Entry }) {
  const t = useTranslations("public.directory");
  const locale = useLocale();
  const places = [station.county, station.township].flatMap((unit) => (unit ? regionLabel(unit, locale) : []));
  const paused = station.status === "suspended";
  return (
    <tr>
      <TH scope="row" lang="zh-CN" className="md:min-w-56">
        {station.name}
      </TH>
      <TD className="md:whitespace-nowrap">{places.join(locale === "en" ? ", " : " ")}</TD>
      <TD lang={station.address ? "zh-CN" : undefined} className="min-w-40">
        {station.address ?? <Missing>{t("noAddress")}</Missing>}
      </TD>
      <TD className="whitespace-nowrap">
        {station.hotline ? (
          <Hotline name={station.name} number={station.hotline} />
        ) : (
          <Missing>{t("noHotline")}</Missing>
        )}
      </TD>
      <TD>
        <Tag tone={paused ? "underway" : "met"}>{t(`statuses.${station.status}`)}</Tag>
      </TD>
    </tr>
  );
}

/** Only a plain number is a link: of two numbers or an extension the telephone would dial nonsense. */
function Hotline({ name, number }: { name: string; number: string }) {
  const t = useTranslations("public.directory");
  const digits = number.replace(/[\s()()-]/g, "");
  if (!/^\+?\d{5,15}$/.test(digits)) return number;
  return (
    <a href={`tel:${digits}`} aria-label={t("call", { name, number })}>
      {number}
    </a>
  );
}

function Missing({ children }: { children: string }) {
  return <span className="text-ink-faint">{children}</span>;
}
