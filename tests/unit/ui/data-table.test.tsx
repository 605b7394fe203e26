import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DataTable } from "@/components/ui/data-table";
import { messages } from "@/lib/platform/messages";

const rows = [{ name: "a", count: 2 }];
const columns = {
  name: { value: ({ name }: (typeof rows)[number]) => name, sort: "name" },
  count: { value: ({ count }: (typeof rows)[number]) => count, sort: "most", down: true },
};
const headsBy = (by: string) => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ ui: messages.en.ui }} timeZone="UTC">
      <DataTable
        label="List"
        columns={columns}
        rows={rows}
        keyOf={({ name }) => name}
        head={(name) => name}
        order={{ by, href: (sort) => `?sort=${sort}` }}
      />
    </NextIntlClientProvider>,
  );
  const head = html.slice(0, html.indexOf("<tbody"));
  return [...head.matchAll(/<th[^>]*?(?:aria-sort="(\w+)")?[^>]*><a[^>]*href="\?sort=([\w-]+)"/g)].map(
    ([tag, , href]) => [/aria-sort="(\w+)"/.exec(tag)?.[1], href],
  );
};

describe("the heads of a list tell the order in effect, and offer its reverse", () => {
  it.each([
    [
      "name",
      [
        ["ascending", "-name"],
        [undefined, "most"],
      ],
    ],
    [
      "-name",
      [
        ["descending", "name"],
        [undefined, "most"],
      ],
    ],
    [
      "most",
      [
        [undefined, "name"],
        ["descending", "-most"],
      ],
    ],
    [
      "-most",
      [
        [undefined, "name"],
        ["ascending", "most"],
      ],
    ],
    [
      "code",
      [
        [undefined, "name"],
        [undefined, "most"],
      ],
    ],
  ])("%s", (by, heads) => expect(headsBy(by)).toEqual(heads));
});
