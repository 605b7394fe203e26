import { z } from "zod";
import { isDropped } from "../rules/dropped-row";

const MAX_ROWS = 300;

/**
 * A form's list of rows, sent as `rows.0.name`, `rows.1.name` …: gathers them under `rows` and keeps their places, so
 * that errors come back to the field they belong to. Rows left empty or marked with `remove` are dropped afterwards.
 */
export function withRows<R extends z.ZodType, S extends z.ZodRawShape>(row: R, shape: S) {
  const rows = z
    .array(row.nullable())
    .max(MAX_ROWS, `tooManyRows|${JSON.stringify({ max: MAX_ROWS })}`)
    .transform((all) => all.filter((one) => one !== null) as Exclude<z.output<R>, null>[]);
  return z.preprocess(gather, z.object({ ...shape, rows }));
}

type Fields = Record<string, unknown>;

function gather(typed: unknown): unknown {
  if (typed === null || typeof typed !== "object") return typed;
  const rest: Fields = {};
  const rows: (Fields | null)[] = [];
  for (const [name, value] of Object.entries(typed)) {
    const [, place, field] = /^rows\.(\d{1,3})\.(\w+)$/.exec(name) ?? [];
    if (place === undefined || field === undefined) rest[name] = value;
    else {
      const index = Number(place);
      for (let at = rows.length; at <= index; at++) rows.push(null);
      rows[index] = { ...rows[index], [field]: value };
    }
  }
  return { ...rest, rows: rows.map((row) => (row === null || isDropped(row) ? null : row)) };
}
