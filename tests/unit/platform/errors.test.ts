import { expect, it } from "vitest";
import { AppError, isDatabaseDown, isDeadlock, NotFound, Unavailable } from "@/lib/platform/errors";

/** As Prisma 7 wraps what PostgreSQL says while it starts. */
const startingUp = Object.assign(
  new Error("\nInvalid `prisma.$queryRaw()` invocation:\n\nRaw query failed. Code: `57P03`. Message: `x`"),
  {
    code: "P2010",
    meta: {
      driverAdapterError: Object.assign(new Error("the database system is not yet accepting connections"), {
        cause: { kind: "postgres", code: "57P03" },
      }),
    },
  },
);
const refused = Object.assign(new Error("connect"), {
  cause: Object.assign(new AggregateError([Object.assign(new Error("x"), { code: "ECONNREFUSED" })]), {}),
});

it.each([
  ["a server that is starting", startingUp],
  ["the same without its message", Object.assign(new Error(""), { meta: startingUp.meta })],
  ["a refused connection", refused],
  ["a terminated one", new Error("Connection terminated unexpectedly")],
  ["what the platform made of it", new Unavailable()],
])("knows an outage by %s", (_name, error) => {
  expect(isDatabaseDown(error)).toBe(true);
});

it.each([
  [new NotFound()],
  [new AppError("stale", 409)],
  [new Error("syntax error at or near")],
  [null],
  ["ECONNREFUSED"],
])("takes %s for no outage", (error) => {
  expect(isDatabaseDown(error)).toBe(false);
});

it("knows a deadlock in the driver's words and in Prisma's", () => {
  expect(
    isDeadlock(Object.assign(new Error("x"), { meta: { driverAdapterError: { cause: { originalCode: "40P01" } } } })),
  ).toBe(true);
  expect(isDeadlock(Object.assign(new Error("x"), { code: "P2034" }))).toBe(true);
  expect(isDeadlock(startingUp)).toBe(false);
});
