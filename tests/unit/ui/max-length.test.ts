import { expect, it } from "vitest";

const sources = import.meta.glob("../../../{app,components}/**/*.tsx", {
  eager: true,
  query: "?raw",
  import: "default",
}) as Record<string, string>;

it("no field that is written cuts what is pasted: only a search and a code have an end", () => {
  const controls = Object.entries(sources).flatMap(([file, source]) =>
    [...source.matchAll(/<(\w+)(?:(?!\/>)[\s\S])*?maxLength=(?:(?!\/>)[\s\S])*/g)].map(([control]) => ({
      file,
      control,
    })),
  );
  expect(controls.length).toBeGreaterThan(3);
  const cutting = controls.filter(({ control }) => !/type="search"|<CodeInput/.test(control));
  expect(cutting.map(({ file }) => file)).toEqual([]);
});
