import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safePath } from "@/lib/shared/safe-path";

describe("safePath", () => {
  it("keeps path and query of a page of ours", () => {
    expect(safePath("http://localhost:3000/coverage?region=4208&asOf=2024-11-30")).toBe(
      "/coverage?region=4208&asOf=2024-11-30",
    );
    expect(safePath("/stations?q=沙洋")).toBe("/stations?q=%E6%B2%99%E6%B4%8B");
  });

  it.each([
    null,
    undefined,
    "",
    "http://",
    "https://evil.example//evil.example/x",
    "//evil.example",
    "/\\evil.example",
  ])("never leads elsewhere: %s", (address) =>
    expect(new URL(safePath(address), "http://localhost:3000").origin).toBe("http://localhost:3000"),
  );

  it("stays on the origin for any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (address) => {
        expect(new URL(safePath(address), "http://localhost:3000").origin).toBe("http://localhost:3000");
      }),
      { numRuns: 1000 },
    );
  });
});
