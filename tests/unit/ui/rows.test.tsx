import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { type Columns, type Row, Rows } from "@/components/ui/rows";

const COLUMNS: Columns = [["name", "min-w-40"], ["status"], ["staff", "text-right"], ["hotline"]];
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
    /<th scope="row" class="min-w-40"><a class="text-accent underline" href="\/stations\/1">龙泉街道 &lt;站&gt;<\/a>/,
  );
  expect(html).toContain("420802001-01</span></th>");
  expect(html).toMatch(
    /data-tone="met"[^>]*><span aria-hidden="true"[^>]*>●<\/span>评估合格<\/span><span[^>]*>2022年12月13日/,
  );
  expect(html).toContain('<td class="text-right">2</td>');
  expect(html).toContain('<span class="text-sm text-ink-faint">未检查</span>');
});

it("leaves a cell empty that a row does not have, and takes another sign for a tag", () => {
  const html = draw({ key: "1", cells: ["a", { text: "撤销", tone: "plain", icon: "✕" }] });
  expect(html).toContain("✕</span>撤销");
  expect(html).toContain('<td class="text-right"></td><td></td></tr>');
});
