import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { urlFilter, words } from "@/lib/shared/url-filter";

const filter = urlFilter({ q: words(5), status: z.enum(["open", "closed"]) });

describe("a filter in an address", () => {
  it("takes what it understands, of each part the first, and tells the rest", () => {
    const search = { q: [" 沙洋县社会工作 ", "x"], status: "shut", after: "abc", other: "1" };
    const read = filter.parse(search);
    expect(read).toEqual({ q: "沙洋县社会", after: "abc" });
    expect(filter.ignored(search, read)).toEqual(["status"]);
    expect(filter.ignored({ q: "", status: " \u200b" }, {})).toEqual([]);
  });

  it("reads back whatever it wrote", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 9 });
    fc.assert(
      fc.property(text, fc.constantFrom("open", "closed", "x", ""), text, (q, status, after) => {
        const read = filter.parse({ q, status, after });
        const query = Object.fromEntries(new URLSearchParams(filter.query(read)));
        expect(filter.parse(query)).toEqual(read);
      }),
      { numRuns: 1_000, examples: [["abc  d", "x", ""]] },
    );
  });

  it("leaves out what a change unsets", () => {
    expect(filter.query({ q: "a", status: "open", after: "x" }, { after: undefined })).toBe("?q=a&status=open");
    expect(filter.query({})).toBe("");
  });
});
