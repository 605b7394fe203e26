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

/** A form of another site. */
export class ForeignOrigin extends Forbidden {}

/** Also for what lies outside the actor's scope: its existence is nobody else's business. */
export class NotFound extends AppError {
  constructor() {
    super("notFound", 404);
  }
}

/** A stale edit: somebody else has saved since the form was opened. */
export class Conflict extends AppError {
  constructor(
    readonly current: Record<string, unknown>,
    readonly mine: Record<string, unknown>,
    code = "stale",
  ) {
    super(code, 409);
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

/** The database cannot be reached. React passes `digest` on to the error page in the browser, and nothing else. */
export class Unavailable extends AppError {
  readonly digest = "unavailable";
  constructor() {
    super("unavailable", 503);
  }
}

const CONNECTION_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOENT",
  "EPIPE",
  "ETIMEDOUT",
  "57P01",
  "57P02",
  "57P03",
  "53300",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
]);
const CONNECTION_TEXT =
  /Connection terminated|timeout exceeded when trying to connect|Can't reach database|connection (was )?closed|not queryable/i;

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

/** Whether the database could not be reached. */
export const isDatabaseDown = (error: unknown): boolean =>
  holds(
    error,
    (part) =>
      part instanceof Unavailable ||
      codesOf(part).some((code) => typeof code === "string" && CONNECTION_CODES.has(code)) ||
      (typeof part.message === "string" && CONNECTION_TEXT.test(part.message)),
  );

/** Whether PostgreSQL ended one of two writers that wait for each other (40P01; P2034 in Prisma's words). */
export const isDeadlock = (error: unknown): boolean =>
  holds(
    error,
    (part) =>
      codesOf(part).some((code) => code === "40P01" || code === "P2034") ||
      (typeof part.message === "string" && /deadlock detected|write conflict or a deadlock/i.test(part.message)),
  );
