import { expect, it } from "vitest";
import type { Role } from "@/lib/generated/prisma/enums";
import { AppError } from "@/lib/platform/errors";
import { accounts } from "./accounts";
import { audit } from "./audit";
import { coverage } from "./coverage";
import { programmes } from "./programmes";
import { regions } from "./regions";
import { EVERYONE, type Row } from "./row";
import { stations } from "./stations";
import { makeWorld, type Place, SEES, type World } from "./world";

const rows: Record<string, Row> = { ...accounts, ...audit, ...coverage, ...programmes, ...regions, ...stations };

const modules = import.meta.glob("../../../lib/*/{queries,commands}{.ts,/**/*.ts}", { eager: true });

/** Every exported function of a room whose first parameter is the actor. */
function exportedForActors(): string[] {
  return Object.entries(modules).flatMap(([file, exports]) => {
    const room = file.split("/lib/")[1]?.split("/")[0];
    return Object.entries(exports as object)
      .filter(
        ([, value]) => typeof value === "function" && /^(async )?(function\*? ?\w*)?\(actor\b/.test(String(value)),
      )
      .map(([name]) => `${room}.${name}`);
  });
}

it("has a row for every exported query and command, and no other", () => {
  expect(Object.keys(rows).sort()).toEqual(exportedForActors().sort());
});

/** What happened: a rule's refusal (409, 422) comes after the permission and the scope, so it counts as let through. */
async function outcome(row: Row, world: World, role: Role, place: Place): Promise<string | number> {
  try {
    const answer = await row.call(world.actors[role], world, place);
    return row.found && !row.found(answer as never, world, place) ? "nothing" : "let through";
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

it("lets the right person in and keeps everyone else out", async () => {
  const world = await makeWorld();
  const actual: Record<string, unknown> = {};
  const oracle: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(rows)) {
    for (const role of EVERYONE) {
      for (const place of row.places ?? (["own"] as const)) {
        const cell = `${name} · ${role} · ${place}`;
        actual[cell] = await outcome(row, world, role, place);
        oracle[cell] = expected(row, role, place);
      }
    }
  }
  expect(actual).toEqual(oracle);
}, 180_000);
