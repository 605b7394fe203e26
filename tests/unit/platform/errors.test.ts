import { expect, it } from "vitest";
import { AppError, isDeadlock, NotFound, outageOf, Unavailable } from "@/lib/platform/errors";

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
  ["a server that is starting", startingUp],
  ["the same without its message", Object.assign(new Error(""), { meta: startingUp.meta })],
  ["a refused connection", refused],
  ["a terminated one", new Error("Connection terminated unexpectedly")],
  ["what the platform made of it", new Unavailable()],
])("knows an outage by %s", (_name, error) => {
  expect(outageOf(error)).toBe("unreachable");
});

/** As Prisma 7 passes on what PostgreSQL says; codes of its documentation, appendix A. */
const said = (code: string, message: string) =>
  Object.assign(new Error(`Raw query failed. Code: \`${code}\`. Message: \`${message}\``), {
    code: "P2010",
    meta: {
      driverAdapterError: Object.assign(new Error(message), { cause: { kind: "postgres", originalCode: code } }),
    },
  });

it.each([
  ["full", said("53100", 'could not extend file "base/5/16440": No space left on device')],
  ["full", Object.assign(new Error("write"), { code: "ENOSPC" })],
  ["readOnly", said("25006", "cannot execute UPDATE in a read-only transaction")],
  ["busy", said("40001", "could not serialize access due to concurrent update")],
  ["busy", said("55P03", "canceling statement due to lock timeout")],
  ["busy", said("57014", "canceling statement due to statement timeout")],
  ["busy", said("53300", "sorry, too many clients already")],
  ["busy", Object.assign(new Error("Unable to start a transaction in the given time."), { code: "P2028" })],
  ["busy", Object.assign(new Error("Timed out fetching a new connection"), { code: "P2024" })],
  ["busy", new Error("timeout exceeded when trying to connect")], // pg-pool: none became free in time
  ["unreachable", new Error("Connection terminated due to connection timeout")], // pg-pool: none could be opened
  ["busy", new Unavailable("busy", said("40P01", "deadlock detected"))],
  ["busy", wrapped("55P03")],
  ["busy", wrapped("25P03")],
  ["busy", direct("53200")],
  ["full", wrapped("53100")],
  ["unreachable", direct("08006")],
  ["unreachable", direct("28P01")],
])("tells a database that is %s", (outage, error) => {
  expect(outageOf(error)).toBe(outage);
});

it("a full disk is no passing trouble: the status says so, and the error page in the browser is told", () => {
  expect([new Unavailable("full").status, new Unavailable("full").digest]).toEqual([507, "diskFull"]);
  expect([new Unavailable().status, new Unavailable().digest]).toEqual([503, "unavailable"]);
});

it.each([
  [new NotFound()],
  [new AppError("stale", 409)],
  [new Error("syntax error at or near")],
  [direct("23505")],
  [direct("42501")],
  [null],
  ["ECONNREFUSED"],
])("takes %s for no outage", (error) => {
  expect(outageOf(error)).toBeNull();
});

it("knows a deadlock in the driver's words and in Prisma's", () => {
  expect(
    isDeadlock(Object.assign(new Error("x"), { meta: { driverAdapterError: { cause: { originalCode: "40P01" } } } })),
  ).toBe(true);
  expect(isDeadlock(Object.assign(new Error("x"), { code: "P2034" }))).toBe(true);
  expect(isDeadlock(new Unavailable("busy", said("40001", "could not serialize access")))).toBe(true);
  expect(isDeadlock(startingUp)).toBe(false);
});
