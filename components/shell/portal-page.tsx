import "server-only";
import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { cache, type ReactNode } from "react";
import type { Actor } from "@/lib/platform/actor";
import { Forbidden, NotFound } from "@/lib/platform/errors";
import type { messages } from "@/lib/platform/messages";
import { noteRefusedPage } from "@/lib/platform/outage";
import type { Permission } from "@/lib/platform/permissions";
import { foundFor, requireActor, requirePermission, requireSignedIn } from "@/lib/platform/session";
import type { SearchParams } from "@/lib/shared/search-params";
import { Interrupt } from "./interrupt";

type ParamsOf<Route extends string> = Route extends `${string}[${infer Name}]${infer Rest}`
  ? { readonly [name in Name]: string } & ParamsOf<Rest>
  : unknown;

type Translator = Awaited<ReturnType<typeof getTranslations>>;

/** Who asks, and what the address says. */
export type Asked<Params> = { actor: Actor; params: Params; search: SearchParams };
type Shown<Route extends string, Data> = Asked<ParamsOf<Route>> & { data: Data; t: Translator; locale: string };

type Definition<Route extends string, Data> = {
  /** As its folder is called. */
  route: Route;
  /** Any of these opens it. `signedIn` opens it to everybody, `due` even before a due password or second factor. */
  permission: Permission | readonly [Permission, ...Permission[]] | "signedIn" | "due";
  /** The namespace of `t`. */
  words: keyof (typeof messages)["zh-CN"];
  /** Read once, for the title and the page. @throws NotFound for the page that says there is none */
  load?: (asked: Asked<ParamsOf<Route>>) => Promise<Data>;
};

type Props = { params: Promise<object>; searchParams: Promise<SearchParams> };

/** A page of the portal: permission, data, title, 403 and 404 said once. See docs/decisions/pages.md. */
export function portalPage<const Route extends string, Data = undefined>(definition: Definition<Route, Data>) {
  // Keyed by text: a page and its title are given different objects.
  const once = cache(async (params: string, search: string) => {
    const actor = await admitted(definition.permission);
    const read = async () => {
      const asked = { actor, params: decoded(JSON.parse(params)) as ParamsOf<Route>, search: JSON.parse(search) };
      return { ...asked, data: (await definition.load?.(asked)) as Data };
    };
    return foundFor(actor, read());
  });
  const open = async (props: Props): Promise<Shown<Route, Data>> => {
    const [params, search] = await Promise.all([props.params, props.searchParams]);
    const [shown, t, locale] = await Promise.all([
      once(JSON.stringify(params), JSON.stringify(search)),
      getTranslations(definition.words),
      getLocale(),
    ]);
    return { ...shown, t: t as Translator, locale };
  };
  // Not Next's notFound() and forbidden(): it draws their pages in the browser alone.
  const openOrRefusal = (props: Props) =>
    open(props).catch((error: unknown) => {
      if (!(error instanceof NotFound || error instanceof Forbidden)) throw error;
      noteRefusedPage(error.status);
      return error instanceof NotFound ? "notFound" : "forbidden";
    });
  return {
    title:
      (text: (shown: Shown<Route, Data>) => string) =>
      async (props: Props): Promise<Metadata> => {
        const shown = await openOrRefusal(props);
        return {
          title: typeof shown === "string" ? (await getTranslations("errors.page"))(`${shown}.title`) : text(shown),
        };
      },
    body: (draw: (shown: Shown<Route, Data>) => ReactNode | Promise<ReactNode>) => async (props: Props) => {
      const shown = await openOrRefusal(props);
      return typeof shown === "string" ? <Interrupt kind={shown} home="/overview" /> : draw(shown);
    },
  };
}

async function admitted(permission: Definition<string, unknown>["permission"]): Promise<Actor> {
  if (permission === "due") return (await requireSignedIn()).actor;
  if (permission === "signedIn") return requireActor();
  return typeof permission === "string" ? requirePermission(permission) : requirePermission(...permission);
}

/** Next hands on the segments as they stand in the address. @throws NotFound for what spells no text that is stored */
function decoded(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, textOf(value)]));
}

function textOf(segment: string): string {
  try {
    const text = decodeURIComponent(segment);
    if (!text.includes("\0")) return text;
  } catch {}
  throw new NotFound();
}
