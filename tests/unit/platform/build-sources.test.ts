import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { SOURCES } from "@/bin/start/build";

it("builds again when any file changes that Next takes by its name", () => {
  const byName = /^(instrumentation(-client)?|middleware|proxy|mdx-components|(next|postcss|tailwind)\.config)\.\w+$/;
  const taken = readdirSync(".").filter((name) => byName.test(name));
  expect(taken).toContain("instrumentation.ts");
  expect(SOURCES).toEqual(expect.arrayContaining(taken));
});
