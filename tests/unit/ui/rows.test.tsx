import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { type Columns, type Row, Rows } from "@/components/ui/rows";

const COLUMNS: Columns = [
  ["name", "名称", "min-w-40"],
  ["status", "状态"],
  ["staff", "人数", "text-right"],
  ["hotline", "电话"],
];
const draw = (...rows: Row[]) =>
  renderToStaticMarkup(
    <table>
      <Rows rows={rows} columns={COLUMNS} />
    </table>,
  );

it("draws texts, links, tags and notes; the first cell names its row", () => {
  const html = draw({
    key: "1",
    cells: [
      { text: "龙泉街道 <站>", href: "/stations/1", note: "420802001-01" },
      { text: "评估合格", tone: "met", note: "2022年12月13日" },
      "2",
      { text: "未检查", soft: true },
    ],
  });
  expect(html).toMatch(
    /<th scope="row" class="min-w-40" role="rowheader"><a class="text-accent underline" href="\/stations\/1">龙泉街道 &lt;站&gt;<\/a>/,
  );
  expect(html).toContain("420802001-01</span></th>");
  expect(html).toMatch(
    /data-tone="met"[^>]*><span aria-hidden="true"[^>]*>●<\/span>评估合格<\/span><span[^>]*>2022年12月13日/,
  );
  // On a phone a cell stands alone: it says which column it is of, and to a screen reader that it is a cell.
  expect(html).toContain('<td data-head="人数" class="text-right" role="cell">2</td>');
  expect(html).toContain('<span class="text-sm text-ink-faint">未检查</span>');
});

it("leaves a cell empty that a row does not have, and takes another sign for a tag", () => {
  const html = draw({ key: "1", cells: ["a", { text: "撤销", tone: "plain", icon: "✕" }] });
  expect(html).toContain("✕</span>撤销");
  expect(html).toMatch(/<td data-head="人数"[^>]*><\/td><td data-head="电话"[^>]*><\/td><\/tr>/);
});
