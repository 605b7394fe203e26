import { expect, it } from "vitest";
import { AppError, isDeadlock, NotFound, temporary, Unavailable } from "@/lib/platform/errors";
import en from "@/lib/platform/messages/en/errors.json";
import zh from "@/lib/platform/messages/zh-CN/errors.json";

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

/** As Prisma wraps an error of PostgreSQL, in a statement and where a transaction is opened or closed. */
const wrapped = (originalCode: string) =>
  Object.assign(new Error("Invalid invocation"), {
    code: "P2010",
    meta: { driverAdapterError: Object.assign(new Error("x"), { cause: { kind: "postgres", originalCode } }) },
  });
const direct = (code: string) => Object.assign(new Error("x"), { code, severity: "ERROR" });

// Codes and their meaning: PostgreSQL's manual, appendix A.
it.each([
  ["a server that is starting", startingUp, "unavailable"],
  ["the same without its message", Object.assign(new Error(""), { meta: startingUp.meta }), "unavailable"],
  ["a refused connection", refused, "unavailable"],
  ["a terminated one", new Error("Connection terminated unexpectedly"), "unavailable"],
  ["a connection that failed (08006)", direct("08006"), "unavailable"],
  ["a password that was changed (28P01)", direct("28P01"), "unavailable"],
  ["what the platform made of it", new Unavailable(), "unavailable"],
  ["a lock that was not free in time (55P03)", direct("55P03"), "busy"],
  ["the same in Prisma's words", wrapped("55P03"), "busy"],
  ["a statement that took too long (57014)", wrapped("57014"), "busy"],
  ["a transaction that did nothing for too long (25P03)", direct("25P03"), "busy"],
  ["two writes that met (40001)", wrapped("40001"), "busy"],
  ["a deadlock (40P01)", direct("40P01"), "busy"],
  ["no slot for a connection (53300)", direct("53300"), "busy"],
  ["no memory (53200)", direct("53200"), "busy"],
  ["no connection free in the pool", new Error("timeout exceeded when trying to connect"), "busy"],
  ["no transaction to be had", direct("P2028"), "busy"],
  ["a server that may not write (25006)", wrapped("25006"), "readOnly"],
  ["a full disk (53100)", wrapped("53100"), "diskFull"],
  ["a full disk under the log", new Error('could not write to file "pg_wal/x": No space left on device'), "diskFull"],
])("tells %s as what it is", (_name, error, code) => {
  expect(temporary(error)).toMatchObject({ code, digest: code, status: code === "diskFull" ? 507 : 503 });
  for (const texts of [zh, en]) {
    expect(texts).toHaveProperty(code);
    expect(texts).toHaveProperty(String(temporary(error)?.submitted));
    expect(texts.page).toHaveProperty(`${code}.submitted`);
  }
});

it.each([
  [new NotFound()],
  [new AppError("stale", 409)],
  [new Error("syntax error at or near")],
  [direct("23505")],
  [direct("42501")],
  [null],
  ["ECONNREFUSED"],
])("takes %s for nothing that passes", (error) => {
  expect(temporary(error)).toBeNull();
});

it("knows a deadlock in the driver's words and in Prisma's", () => {
  expect(
    isDeadlock(Object.assign(new Error("x"), { meta: { driverAdapterError: { cause: { originalCode: "40P01" } } } })),
  ).toBe(true);
  expect(isDeadlock(Object.assign(new Error("x"), { code: "P2034" }))).toBe(true);
  expect(isDeadlock(temporary(wrapped("40P01")))).toBe(true);
  expect(isDeadlock(wrapped("40001"))).toBe(true);
  expect(isDeadlock(startingUp)).toBe(false);
});
