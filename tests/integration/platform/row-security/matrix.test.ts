import { expect, it } from "vitest";
import { type Actor, systemActor } from "@/lib/platform/actor";
import { newClient } from "@/lib/platform/connection";
import { makeWorld } from "../../scope/world";
import { everyTable, put, verbsOn } from "./attack";
import { EXPECTED } from "./expected";
import { fillEveryTable, isMade, rowOf } from "./rows";

it("lets each actor do to each table what is the actor's to do, and has a row for every table", async () => {
  const world = await makeWorld();
  const client = newClient(process.env.DATABASE_URL ?? "");
  await client.connect();
  await fillEveryTable(client, world);
  const actors: Record<string, Actor | null> = { system: systemActor("test"), ...world.actors, nobody: null };
  const tables = await everyTable(client);
  expect(Object.keys(EXPECTED).sort()).toEqual(tables.map(({ name }) => name).sort());
  const [actual, expected]: Record<string, string>[] = [{}, {}];
  for (const table of tables) {
    for (const [role, actor] of Object.entries(actors)) {
      const verbs = { mine: "", theirs: "" };
      for (const side of ["mine", "theirs"] as const) {
        const row = await rowOf(client, table.name, side, world, actor);
        if (isMade(table.name)) await put(client, table, row);
        verbs[side] = await verbsOn(client, actor, table, row);
      }
      const cell = `${table.name} · ${role}`;
      if (actual) actual[cell] = verbs.mine + verbs.theirs.toUpperCase();
      const [letters] = Object.entries(EXPECTED[table.name] ?? {}).find(([, roles]) =>
        roles.split(" ").includes(role),
      ) ?? [""];
      if (expected) expected[cell] = letters;
    }
  }
  await client.end();
  expect(actual).toEqual(expected);
}, 240_000);
