import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import type { Role } from "@/lib/generated/prisma/enums";
import { asOne } from "@/lib/platform/db";
import { AppError } from "@/lib/platform/errors";
import { exportedForActors } from "@/tests/support/exported";
import { accounts } from "./accounts";
import { audit } from "./audit";
import { coverage } from "./coverage";
import { organisations } from "./organisations";
import { programmes } from "./programmes";
import { regions } from "./regions";
import { EVERYONE, type Row } from "./row";
import { stations } from "./stations";
import { makeWorld, type Place, SEES, type World } from "./world";

const rows: Record<string, Row> = {
  ...accounts,
  ...audit,
  ...coverage,
  ...organisations,
  ...programmes,
  ...regions,
  ...stations,
};

const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .filter((file) => /^[^/\\]+[/\\](queries|commands)([/\\].*)?\.ts$/.test(file))
  .map((file) => path.join("lib", file));

it("has a row for every exported query and command, and no other", () => {
  expect(Object.keys(rows).sort()).toEqual(exportedForActors(files).sort());
});

class TakenBack extends Error {
  constructor(readonly answer: unknown) {
    super();
  }
}

/** What the call answers; whatever it wrote is taken back. */
async function rehearsed(row: Row, world: World, role: Role, place: Place): Promise<unknown> {
  const actor = world.actors[role];
  try {
    return await asOne(actor, async () => {
      throw new TakenBack(await row.call(actor, world, place));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.answer;
    throw error;
  }
}

/** What happened. A rule's refusal (409, 422) comes after the permission and the scope: let through, but not done. */
async function outcome(row: Row, world: World, role: Role, place: Place): Promise<string | number> {
  try {
    const answer = await rehearsed(row, world, role, place);
    return row.found && !row.found(answer as never, world, place) ? "nothing" : "done";
  } catch (error) {
    if (!(error instanceof AppError)) return String(error);
    return error.status === 409 || error.status === 422 ? "let through" : error.status;
  }
}

function expected({ may, confined, except }: Row, role: Role, place: Place): "let through" | "nothing" | number {
  if (!may.includes(role)) return 403;
  const reached = SEES[role].includes(place) && except?.[role] !== place;
  return confined === "public" || reached ? "let through" : confined;
}

/** What nobody in the matrix can do to the end, and where it is done instead. */
const DONE_ELSEWHERE = [
  // Needs an authenticator: tests/integration/accounts/second-factor.test.ts
  "accounts.addPasskey",
  "accounts.askForPasskey",
];

it("lets the right person in, to the end, and keeps everyone else out", async () => {
  const world = await makeWorld();
  const actual: Record<string, unknown> = {};
  const oracle: Record<string, unknown> = {};
  const undone: string[] = [];
  for (const [name, row] of Object.entries(rows)) {
    const outcomes: (string | number)[] = [];
    for (const role of EVERYONE) {
      for (const place of row.places ?? (["own"] as const)) {
        const cell = `${name} · ${role} · ${place}`;
        const found = await outcome(row, world, role, place);
        outcomes.push(found);
        actual[cell] = found === "done" ? "let through" : found;
        oracle[cell] = expected(row, role, place);
      }
    }
    if (row.may.length > 0 && !outcomes.includes("done")) undone.push(name);
  }
  expect(actual).toEqual(oracle);
  expect(undone.sort()).toEqual(DONE_ELSEWHERE);
}, 180_000);
