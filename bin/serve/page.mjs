import { readFileSync } from "node:fs";

const texts = Object.fromEntries(
  ["zh-CN", "en"].map((locale) => {
    const read = (name) => JSON.parse(readFileSync(`lib/platform/messages/${locale}/${name}.json`, "utf8"));
    return [locale, { ...read("errors"), product: read("shell").product }];
  }),
);

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * A page that needs no script, no database and no Next. `choose` takes from the texts of the error pages, in the reader's
 * language, what this one says: title, text and, where there is one, the link under them.
 */
export function plainPage(request, choose) {
  const locale = /(?:^|;\s*)locale=(zh-CN|en)(?:;|$)/.exec(request.headers.cookie ?? "")?.[1] ?? "zh-CN";
  const { page, product } = texts[locale];
  const { title, text, link } = choose(page);
  const box = "max-width:42rem;margin:2rem auto;padding:1.5rem;border:1px solid #d5d9dd;background:#fff;color:#1b2024";
  const under = link
    ? `<p><a href="${link.href}" style="color:#17506e;font-weight:600">${escaped(link.label)}</a></p>`
    : "";
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escaped(`${title} · ${product}`)}</title></head>
<body style="margin:0;padding:0 1rem;background:#f4f5f6;font:1rem/1.6 system-ui,sans-serif"><main style="${box}">
<h1 style="margin:0;font-size:1.25rem">${escaped(title)}</h1><p>${escaped(text)}</p>${under}</main></body></html>`;
}

/** What a script is told, in the form that the API promises (RFC 9457) and in the language it asks for. */
function problemOf(request, status, title, name) {
  const { page } = texts[/^\s*en\b/i.test(request.headers["accept-language"] ?? "") ? "en" : "zh-CN"];
  return JSON.stringify({ type: "about:blank", title, status, detail: page[name].text });
}

const TITLES = {
  400: "Bad Request",
  403: "Forbidden",
  405: "Method Not Allowed",
  411: "Length Required",
  413: "Content Too Large",
  417: "Expectation Failed",
  429: "Too Many Requests",
};

/** Answers a request that goes no further: a script with a problem, anybody else with the page of that name. */
export function refuse(request, response, status, name, headers = {}) {
  const isApi = /^\/api(?=[/?]|$)/.test(request.url);
  const body = isApi
    ? problemOf(request, status, TITLES[status], name)
    : plainPage(request, ({ [name]: said, home }) => ({ ...said, link: { href: "/", label: home } }));
  response.writeHead(status, {
    connection: "close",
    "cache-control": "no-store",
    "content-type": `${isApi ? "application/problem+json" : "text/html"}; charset=utf-8`,
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
