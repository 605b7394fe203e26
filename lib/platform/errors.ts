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

/** Whether the database could not be reached, however the driver or Prisma wrapped it. */
export function isDatabaseDown(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  if (error instanceof Unavailable) return true;
  const { code } = error as { code?: unknown };
  if (typeof code === "string" && CONNECTION_CODES.has(code)) return true;
  if (CONNECTION_TEXT.test(error.message)) return true;
  if (error instanceof AggregateError && error.errors.some((inner) => isDatabaseDown(inner, depth + 1))) return true;
  const meta = (error as { meta?: { driverAdapterError?: unknown } }).meta;
  return isDatabaseDown(error.cause, depth + 1) || isDatabaseDown(meta?.driverAdapterError, depth + 1);
}

/** As the raw driver says it (40P01) and as Prisma does (P2034). */
export function isDeadlock(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 5) return false;
  const { code, meta } = error as { code?: unknown; meta?: { code?: unknown; driverAdapterError?: unknown } };
  if (code === "40P01" || code === "P2034" || meta?.code === "40P01") return true;
  if (/deadlock detected|write conflict or a deadlock/i.test(error.message)) return true;
  return isDeadlock(error.cause, depth + 1) || isDeadlock(meta?.driverAdapterError, depth + 1);
}
