import { EventEmitter } from "node:events";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createTurns } from "@/bin/serve/turns.mjs";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A process that is at work all the time. */
const busy = { work: () => 1 };

type Turns = ReturnType<typeof createTurns>;
const later = () => vi.advanceTimersByTimeAsync(0);

/** A page that is asked for: which has begun, and how it ends. */
function pages(turns: Turns) {
  const begun: string[] = [];
  const ask = (name: string, network = "10.0.0.1") => {
    const response = new EventEmitter();
    void turns.read(response, network).then((answers: boolean) => begun.push(answers ? name : `${name} left`));
    return { end: () => response.emit("close") };
  };
  return { begun, ask };
}

function send(turns: Turns) {
  const [request, response] = [new EventEmitter(), new EventEmitter()];
  turns.write(request, response);
  return {
    arrived: () => request.emit("end") && request.emit("close"),
    end: () => response.emit("close"),
  };
}

it("draws one page after the other, in the order in which they were asked for", async () => {
  const { begun, ask } = pages(createTurns(busy));
  const asked = ["a", "b", "c"].map((name) => ask(name));
  await later();
  expect(begun).toEqual(["a"]);
  asked[0]?.end();
  await later();
  expect(begun).toEqual(["a", "b"]);
  asked[1]?.end();
  await later();
  expect(begun).toEqual(["a", "b", "c"]);
});

it("lets networks take turns, so that one that asks for many pages at once waits for them itself", async () => {
  const { begun, ask } = pages(createTurns(busy));
  const asked = new Map(["a1", "a2", "a3", "b1", "c1", "b2"].map((name) => [name, ask(name, name.slice(0, 1))]));
  for (let count = 1; count <= asked.size; count++) {
    await later();
    expect(begun.length).toBe(count);
    asked.get(begun.at(-1) ?? "")?.end();
  }
  expect(begun).toEqual(["a1", "a2", "b1", "c1", "a3", "b2"]);
});

it("lets the next begin when a page takes long, so that one that waits for the database keeps nobody back", async () => {
  const { begun, ask } = pages(createTurns({ ...busy, sliceMs: 100 }));
  for (const name of ["a", "b", "c"]) ask(name);
  await vi.advanceTimersByTimeAsync(99);
  expect(begun).toEqual(["a"]);
  await vi.advanceTimersByTimeAsync(2);
  expect(begun).toEqual(["a", "b"]);
  await vi.advanceTimersByTimeAsync(101);
  expect(begun).toEqual(["a", "b", "c"]);
});

it("begins another while the process waits for a database far away", async () => {
  let share = 0.9;
  const { begun, ask } = pages(createTurns({ work: () => share }));
  for (const name of ["a", "b", "c"]) ask(name);
  await vi.advanceTimersByTimeAsync(30);
  expect(begun).toEqual(["a"]);
  share = 0.2;
  await vi.advanceTimersByTimeAsync(10);
  expect(begun).toEqual(["a", "b"]);
  await vi.advanceTimersByTimeAsync(10);
  expect(begun).toEqual(["a", "b", "c"]);
});

it("passes over whoever has gone away, and counts nobody twice who ends late", async () => {
  const { begun, ask } = pages(createTurns({ ...busy, sliceMs: 100 }));
  const [a, b] = ["a", "b", "c", "d"].map((name) => ask(name));
  b?.end();
  await later();
  expect(begun).toEqual(["a", "b left"]);
  await vi.advanceTimersByTimeAsync(101);
  expect(begun).toEqual(["a", "b left", "c"]);
  a?.end();
  await later();
  expect(begun).toEqual(["a", "b left", "c"]);
});

it("begins no page while something is saved, and goes on when that is answered", async () => {
  const turns = createTurns({ ...busy, yieldMs: 300, bodyMs: 50 });
  const { begun, ask } = pages(turns);
  const first = ask("a");
  const write = send(turns);
  ask("b");
  first.end();
  await later();
  write.arrived();
  await vi.advanceTimersByTimeAsync(200);
  expect(begun).toEqual(["a"]);
  write.end();
  await later();
  expect(begun).toEqual(["a", "b"]);
});

it("waits neither for a body that is sent slowly nor for ever for what is saved one after the other", async () => {
  const turns = createTurns({ ...busy, yieldMs: 300, bodyMs: 50 });
  const { begun, ask } = pages(turns);
  send(turns);
  ask("a").end();
  ask("b");
  await vi.advanceTimersByTimeAsync(51);
  expect(begun).toEqual(["a left", "b"]);

  const flooded = createTurns({ ...busy, yieldMs: 300 });
  const other = pages(flooded);
  const sending = setInterval(() => send(flooded).arrived(), 10);
  await vi.advanceTimersByTimeAsync(20);
  other.ask("c");
  await vi.advanceTimersByTimeAsync(200);
  expect(other.begun).toEqual([]);
  await vi.advanceTimersByTimeAsync(110);
  expect(other.begun).toEqual(["c"]);
  clearInterval(sending);
});
