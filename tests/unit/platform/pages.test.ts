import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const ROOT = "app/(portal)";
const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => `${ROOT}/${file.replaceAll(path.sep, "/")}`);
const pages = files.filter((file) => file.endsWith("/page.tsx"));
const addressOf = (file: string) => file.slice(ROOT.length).replace(/\/page\.tsx$/, "");

describe("every page of the portal", () => {
  it("is found", () => expect(pages.length).toBeGreaterThan(25));

  it.each(pages)("%s says its own address, who may open it, and its title", (file) => {
    const source = readFileSync(file, "utf8");
    expect(/portalPage\(\{\s*route: "([^"]+)"/.exec(source)?.[1]).toBe(addressOf(file));
    expect(source).toMatch(/\n {2}permission: |, permission: /);
    expect(source.match(/^export .*/gm)).toEqual([
      expect.stringMatching(/^export const generateMetadata = page\.title\(/),
      expect.stringMatching(/^export default page\.body\(/),
    ]);
  });

  it("asks nowhere else who is there", () => {
    const asking = files.filter((file) =>
      /\b(requirePermission|requireActor|foundFor|missing|notFound|forbidden)\(/.test(readFileSync(file, "utf8")),
    );
    expect(asking).toEqual([]);
  });
});
