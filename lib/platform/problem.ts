import { createTranslator } from "next-intl";
import { defaultLocale, type Locale } from "@/lib/shared/locale";
import type { Actor } from "./actor";
import { AppError, temporary } from "./errors";
import { messages } from "./messages";
import { noteRefused } from "./refusal";

/** The language of an answer to a script: the first of the header that the portal speaks. */
export function requestLocale(request: Request): Locale {
  const wanted = (request.headers.get("accept-language") ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...settings] = part.trim().toLowerCase().split(";");
      const quality = settings.map((setting) => /^\s*q=([\d.]+)$/.exec(setting)?.[1]).find(Boolean);
      return { tag: tag.trim(), quality: Number(quality ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality);
  for (const { tag, quality } of wanted) {
    if (quality > 0 && /^zh\b/.test(tag)) return "zh-CN";
    if (quality > 0 && /^en\b/.test(tag)) return "en";
  }
  return defaultLocale;
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  409: "Conflict",
  422: "Unprocessable Content",
  503: "Service Unavailable",
  507: "Insufficient Storage",
};

/** `application/problem+json` after RFC 9457; `detail` is for people, in their language. */
export function problem(status: number, detail: string, extra: Record<string, unknown> = {}): Response {
  const headers: Record<string, string> = {
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
  };
  if (status === 401) headers["www-authenticate"] = 'Bearer realm="portal"';
  if (status === 503) headers["retry-after"] = "5";
  const body = { type: "about:blank", title: TITLES[status] ?? "Internal Server Error", status, detail, ...extra };
  return new Response(JSON.stringify(body), { status, headers });
}

/** Who asks, for the trace of what is refused. */
const actors = new WeakMap<Request, Actor>();
export const rememberActor = (request: Request, actor: Actor): void => void actors.set(request, actor);

/** Runs a handler of the JSON API; whatever it throws becomes a problem, and only the unexpected is logged. */
export async function answerOrProblem(
  request: Request,
  handler: (locale: Locale) => Promise<Response>,
): Promise<Response> {
  const locale = requestLocale(request);
  try {
    return await handler(locale);
  } catch (error) {
    const t = createTranslator({ locale, messages: messages[locale], namespace: "errors" });
    noteRefused(error, actors.get(request) ?? null);
    const told = temporary(error) ?? error;
    if (told instanceof AppError)
      return problem(told.status, t.has(told.code as "notFound") ? t(told.code as "notFound", told.params) : told.code);
    console.error(error);
    return problem(500, t("unexpected"));
  }
}
