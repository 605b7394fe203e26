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

/**
 * A stale edit: somebody else has saved since the form was opened. `current` is what is stored now, under the names of
 * the form's fields; whoever has seen it may send the form again with `version`.
 */
export class Conflict extends AppError {
  constructor(
    readonly version: number,
    readonly current: Readonly<Record<string, unknown>>,
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

/** What passes: the same request may be sent again. React passes `digest` on to the error page in the browser, and nothing else. */
export class Temporary extends AppError {
  readonly digest: string;
  constructor(
    code: "unavailable" | "busy" | "readOnly" | "diskFull",
    override readonly cause?: unknown,
  ) {
    super(code, code === "diskFull" ? 507 : 503);
    this.digest = code;
  }

  /** Key of the message for whoever sent a form, which the page still holds. */
  get submitted(): string {
    return `submit${this.code.charAt(0).toUpperCase()}${this.code.slice(1)}`;
  }
}

/** The database cannot be reached. */
export class Unavailable extends Temporary {
  constructor(cause?: unknown) {
    super("unavailable", cause);
  }
}

// PostgreSQL's (appendix A of its manual), Node's and Prisma's codes.
const CODES: Record<Temporary["digest"], RegExp> = {
  // No connection, or it broke; the server starts, stops, or does not let the portal in.
  unavailable:
    /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENOENT|EPIPE|ETIMEDOUT|08\w{3}|57P0[1-5]|28\w{3}|3D000|P1000|P1001|P1002|P1003|P1008|P1017)$/,
  // A lock or a statement took too long; no connection, memory or slot was free; another write came first every time.
  busy: /^(55P03|57014|25P0[34]|40001|40P01|53000|53200|53300|53400|P2024|P2028|P2034)$/,
  // A standby, or a server that its administrator keeps from writing.
  readOnly: /^25006$/,
  diskFull: /^(53100|ENOSPC|EDQUOT)$/,
};
const TEXTS: Record<Temporary["digest"], RegExp> = {
  unavailable: /Connection terminated|Can't reach database|connection (was )?closed|not queryable/i,
  busy: /timeout exceeded when trying to connect|Query read timeout/i,
  readOnly: /cannot execute .* in a read-only transaction|recovery is in progress/i,
  diskFull: /No space left on device|Disk quota exceeded/i,
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

/** What the error, as the driver, its adapter or Prisma wrapped it, means to whoever asked; null where it is a defect. */
export function temporary(error: unknown): Temporary | null {
  for (const kind of ["diskFull", "readOnly", "busy", "unavailable"] as const) {
    const isKind = (part: Wrapped) =>
      codesOf(part).some((code) => typeof code === "string" && CODES[kind]?.test(code)) ||
      (typeof part.message === "string" && TEXTS[kind]?.test(part.message) === true);
    if (holds(error, (part) => (part instanceof Temporary ? part.digest === kind : isKind(part))))
      return error instanceof Temporary ? error : new Temporary(kind, error);
  }
  return null;
}

/** Whether PostgreSQL ended one of two writers that met (40P01, 40001; P2034 in Prisma's words). */
export const isDeadlock = (error: unknown): boolean =>
  holds(
    error,
    (part) =>
      codesOf(part).some((code) => code === "40P01" || code === "40001" || code === "P2034") ||
      (typeof part.message === "string" && /deadlock detected|write conflict or a deadlock/i.test(part.message)),
  );
