import { plainPage } from "./page.mjs";

/** Next fails on an address whose percent signs spell nothing. Answers it and says so; any other is left alone. */
export function refuseMalformed(request, response) {
  try {
    decodeURIComponent(request.url.split("?", 1)[0]);
    return false;
  } catch {
    response.writeHead(400, {
      connection: "close",
      "cache-control": "no-store",
      "content-type": "text/html; charset=utf-8",
    });
    response.end(plainPage(request, ({ malformed, home }) => ({ ...malformed, link: { href: "/", label: home } })));
    return true;
  }
}
