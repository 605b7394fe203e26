import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const files = ["app", "components"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => `${folder}/${file}`),
);

/** Forms of ours and whatever holds one; whoever has no scripts would find the answer folded away. */
const FORM = /<\w*(?:Form|Ruling)\b/;

it("no fold stands around a form: the form's answer would be hidden in it", () => {
  const around = files.filter((file) =>
    [...readFileSync(file, "utf8").matchAll(/<details\b[\s\S]*?<\/details>/g)].some(([fold]) => FORM.test(fold)),
  );
  // A list of voided events, each with a form: globals.css unfolds what holds an answer.
  expect(around).toEqual(["components/stations/timeline-card.tsx"]);
});
