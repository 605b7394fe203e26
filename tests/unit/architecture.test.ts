import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rooms } from "@/lib/rooms";

/** What tests/imports.cjs cannot see: names of files, and words in them. */

const NO_ROOM = ["platform", "shared", "generated"];
const VOCABULARY = ["room", "schema", "rules", "policy", "queries", "reports", "commands", "actions"];

const folders = readdirSync("lib", { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && !NO_ROOM.includes(entry.name) ? [entry.name] : [],
);

describe("a room", () => {
  it("is a folder of lib with a room.ts, listed in lib/rooms.ts", () => {
    expect(folders.sort()).toEqual(rooms.map(({ name }) => name as string).sort());
    expect(folders.filter((folder) => !readdirSync(`lib/${folder}`).includes("room.ts"))).toEqual([]);
  });

  it.each(folders)("%s holds only files of the closed vocabulary", (folder) => {
    const strange = readdirSync(`lib/${folder}`).filter((file) => !VOCABULARY.includes(file.replace(/\.ts$/, "")));
    expect(
      strange,
      `lib/${folder} may hold ${VOCABULARY.join(", ")}, each a file or a folder (README, "Architecture"). ` +
        "Arithmetic goes into rules, types and zod into schema, reads into queries, writes into commands; " +
        "what two rooms need goes into lib/shared.",
    ).toEqual([]);
  });
});

/** Schema files whose tables belong to a room of another name. */
const PARTS: Record<string, string> = { discrepancies: "programmes", standards: "programmes" };
/** What a nightly job of the room clears away in the platform's tables. */
const SWEPT = { accounts: ["IdempotencyKey", "RefusalCount"] } as Record<string, readonly string[]>;

describe("a table", () => {
  const owners = new Map<string, string>();
  for (const file of readdirSync("prisma/schema")) {
    const name = file.replace(".prisma", "");
    for (const [, model = ""] of readFileSync(`prisma/schema/${file}`, "utf8").matchAll(/^model (\w+)/gm))
      owners.set(model, PARTS[name] ?? name);
  }

  it.each(folders)("of another room is not written by %s", (folder) => {
    const files = readdirSync(`lib/${folder}`, { recursive: true, encoding: "utf8" }).filter((file) =>
      /\.ts$/.test(file),
    );
    const written = files.flatMap((file) => tablesWritten(readFileSync(`lib/${folder}/${file}`, "utf8")));
    expect(
      [...new Set(written)].filter((table) => owners.get(table) !== folder && !SWEPT[folder]?.includes(table)),
      "A room writes its own tables: call a command of the room that owns the table, or follow its change (lib/followers.ts).",
    ).toEqual([]);
  });

  it("is found however it is written", () => {
    const written = tablesWritten(
      'tx.station.updateMany(x); rows: tx.region,\n sql`insert into "Account" a`; sql`UPDATE "Station" s`; tx.clause.findMany()',
    );
    expect(written.sort()).toEqual(["Account", "Region", "Station", "Station"]);
  });
});

/** Through Prisma's writing methods, as the rows of a claim, or in SQL. */
function tablesWritten(source: string): string[] {
  const model = (name = "") => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const methods = /\b(?:tx|prisma\(\))\s*\.(\w+)\s*\.\s*(?:create|update|upsert|delete)\w*\(|\brows: tx\.(\w+)/g;
  const sql = /\b(?:insert\s+into|update|delete\s+from|merge\s+into)\s+"(\w+)"/gi;
  return [
    ...[...source.matchAll(methods)].map(([, called, claimed]) => model(called ?? claimed)),
    ...[...source.matchAll(sql)].map(([, table = ""]) => table),
  ];
}

/** Who may read the environment, and why not through `setting` of lib/platform/settings.ts. */
const ENVIRONMENT = [
  /^lib\/platform\/settings\.ts$/, // the one door: names and checks every setting
  /^lib\/platform\/work-process\.ts$/, // hands PATH, HOME and TMPDIR on, and nothing else
  /^instrumentation\.ts$/, // NEXT_RUNTIME, which the build puts in by its name
  /^bin\//, // starts the processes and makes their environment
  /^prisma\/database\.ts$/, // hands to PostgreSQL what it needs, and nothing else
];

it("reads process.env in as few places as can be", () => {
  const files = ["app", "components", "lib", "bin", "prisma"].flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: "utf8" }).map((file) => `${top}/${file}`),
  );
  const reading = [...files, ...readdirSync(".")].filter(
    (file) =>
      /\.(tsx?|[cm]?js)$/.test(file) &&
      !file.startsWith("lib/generated/") &&
      /process\.env\b|\benv\b.*from "node:process"/.test(readFileSync(file, "utf8")),
  );
  expect(
    reading.filter((file) => !ENVIRONMENT.some((allowed) => allowed.test(file))),
    'A setting has a name, a check and a line in the README: add it to SETTINGS and read it with setting("NAME") ' +
      "(lib/platform/settings.ts).",
  ).toEqual([]);
  expect(ENVIRONMENT.filter((allowed) => !reading.some((file) => allowed.test(file)))).toEqual([]);
});
