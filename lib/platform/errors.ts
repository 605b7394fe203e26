import type { Outage } from "./outage";

/** Errors a user can do something about. `code` is the key of the message in namespace `errors`. */
export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly params: Record<string, string | number> = {},
  ) {
    super(code);
    this.name = new.target.name;
  }
}

export class Unauthorized extends AppError {
  constructor() {
    super("unauthorized", 401);
  }
}

export class Forbidden extends AppError {
  constructor() {
    super("forbidden", 403);
  }
}

/** Also for what lies outside the actor's scope: its existence is nobody else's business. */
export class NotFound extends AppError {
  constructor() {
    super("notFound", 404);
  }
}

/**
 * A stale edit: somebody else has saved since the form was opened. `current` is what is stored now, under the names of
 * the form's fields; whoever has seen it may send the form again with `version`.
 */
export class Conflict extends AppError {
  constructor(
    readonly version: number,
    readonly current: Readonly<Record<string, unknown>>,
  ) {
    super("stale", 409);
  }
}

/** Input that breaks a rule; the texts are message keys, as in zod schemas. */
export class Invalid extends AppError {
  constructor(
    readonly fieldErrors: Record<string, string[]>,
    code = "invalid",
  ) {
    super(code, 422);
  }
}

const OUTAGES: Record<Outage, { code: string; status: number }> = {
  unreachable: { code: "unavailable", status: 503 },
  busy: { code: "busy", status: 503 },
  readOnly: { code: "readOnly", status: 503 },
  full: { code: "diskFull", status: 507 },
};

/** The database cannot do it just now. React passes `digest` on to the error page in the browser, and nothing else. */
export class Unavailable extends AppError {
  readonly digest: string;
  constructor(
    readonly outage: Outage = "unreachable",
    override readonly cause?: unknown,
  ) {
    super(OUTAGES[outage].code, OUTAGES[outage].status);
    this.digest = OUTAGES[outage].code;
  }
}

/** Codes of PostgreSQL (appendix A of its manual), Node and Prisma, and their words; the first kind that fits counts. */
const KINDS: Record<Outage, { codes: RegExp; text: RegExp }> = {
  full: { codes: /^(53100|ENOSPC|EDQUOT)$/, text: /No space left on device|Disk quota exceeded/i },
  readOnly: { codes: /^25006$/, text: /cannot execute .* in a read-only transaction|recovery is in progress/i },
  // A lock or a statement took too long; no connection, memory or slot was free; another write came first every time.
  busy: {
    codes: /^(55P03|57014|25P0[34]|40001|40P01|53000|53200|53300|53400|P2024|P2028|P2034)$/,
    text: /timeout exceeded when trying to connect|Query read timeout|deadlock detected/i,
  },
  // No connection, or it broke; the server starts, stops, or does not let the portal in.
  unreachable: {
    codes:
      /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT|EPIPE|ETIMEDOUT|08\w{3}|57P0[1-5]|58030|28\w{3}|3D000|P1000|P1001|P1002|P1003|P1008|P1017)$/,
    text: /Connection terminated|Can't reach database|connection (was )?closed|not queryable/i,
  },
};

type Wrapped = {
  code?: unknown;
  originalCode?: unknown;
  message?: unknown;
  cause?: unknown;
  errors?: unknown;
  meta?: { driverAdapterError?: unknown };
};

/** Whether the error, or any that the driver, its adapter or Prisma wrapped in it, is of the kind. */
function holds(error: unknown, isKind: (part: Wrapped) => boolean, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 5) return false;
  const part = error as Wrapped;
  if (isKind(part)) return true;
  const inner = [part.cause, part.meta?.driverAdapterError, ...(Array.isArray(part.errors) ? part.errors : [])];
  return inner.some((one) => holds(one, isKind, depth + 1));
}

const codesOf = ({ code, originalCode, message }: Wrapped): unknown[] => [
  code,
  originalCode,
  /Code: `(\w+)`/.exec(typeof message === "string" ? message : "")?.[1],
];

/** What kept the database from doing it; null for whatever is no outage. */
export function outageOf(error: unknown): Outage | null {
  const is = (outage: Outage, part: Wrapped): boolean =>
    (part instanceof Unavailable && part.outage === outage) ||
    codesOf(part).some((code) => typeof code === "string" && KINDS[outage].codes.test(code)) ||
    (typeof part.message === "string" && KINDS[outage].text.test(part.message));
  const kinds = Object.keys(KINDS) as Outage[];
  return kinds.find((outage) => holds(error, (part) => is(outage, part))) ?? null;
}

/** Whether PostgreSQL ended one of two writers that were in each other's way (P2034 in Prisma's words). */
export const isDeadlock = (error: unknown): boolean =>
  holds(
    error,
    (part) =>
      codesOf(part).some((code) => code === "40P01" || code === "40001" || code === "P2034") ||
      (typeof part.message === "string" && /deadlock detected|write conflict or a deadlock/i.test(part.message)),
  );
