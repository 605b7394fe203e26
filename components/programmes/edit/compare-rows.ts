import type { Compare, ComparedField } from "@/components/ui/form-versions";
import { isDropped } from "@/lib/programmes/rules/dropped-row";
import type { RowField } from "./row-control";

type Row = Readonly<Record<string, unknown>>;
type RowsCompared = {
  /** Labels of the fields of what the rows belong to, which come first. */
  head: Readonly<Record<string, string>>;
  fields: readonly RowField[];
  /** Fields by which a row is the same in both lists, wherever it stands. */
  identity: readonly string[];
  labels: Readonly<Record<"row" | "absent", string>>;
};

/** Two lists of rows side by side: the same row field by field, and one that only one list has by its first text. */
export const compareRows =
  ({ head, fields, identity, labels }: RowsCompared): Compare =>
  (typed, current) => {
    const mine = rowsOf(typed).filter((row) => !isDropped(row));
    const theirs = rowsOf(current);
    /** Of several that are the same by their identity the first goes with the first, the second with the second. */
    const twinOf = (row: Row, own: readonly Row[], list: readonly Row[]) => {
      const isSame = (other: Row) => identity.every((name) => other[name] === row[name]);
      return row[identity[0] ?? ""] ? list.filter(isSame)[own.filter(isSame).indexOf(row)] : undefined;
    };
    const line = (field: RowField | undefined, list: readonly Row[], row: Row): ComparedField => {
      const label = `${labels.row} ${list.indexOf(row) + 1} · ${field?.label ?? ""}`;
      return { name: label, label, mine: labels.absent, theirs: labels.absent };
    };
    const [first] = fields;
    return [
      ...Object.entries(head).map(([name, label]) => ({
        ...{ name, label, mine: String(typed[name] ?? ""), theirs: String(current[name] ?? "") },
      })),
      ...mine.flatMap((row) => {
        const twin = twinOf(row, mine, theirs);
        if (!twin) return [{ ...line(first, mine, row), mine: shown(first, row) }];
        return fields.map((field) => ({
          ...line(field, mine, row),
          ...{ mine: shown(field, row), theirs: shown(field, twin) },
        }));
      }),
      ...theirs
        .filter((row) => !twinOf(row, theirs, mine))
        .map((row) => {
          const only = line(first, theirs, row);
          return { ...only, name: `theirs ${only.name}`, theirs: shown(first, row) };
        }),
    ];
  };

function rowsOf(values: Readonly<Record<string, unknown>>): Row[] {
  const rows: Record<string, unknown>[] = [];
  for (const [name, value] of Object.entries(values)) {
    const [, place, field] = /^rows\.(\d{1,3})\.(\w+)$/.exec(name) ?? [];
    if (place === undefined || field === undefined) continue;
    rows[Number(place)] = { ...rows[Number(place)], [field]: value };
  }
  return rows.filter((row) => row !== undefined);
}

/** A field of a row in words. */
function shown(field: RowField | undefined, row: Row): string {
  if (!field) return "";
  const { name, control } = field;
  const given = row[name] ?? "";
  if (control.kind === "check") return given === "" ? "" : control.label;
  if (control.kind !== "select" && control.kind !== "options") return String(given);
  const options = control.kind === "select" ? control.options : Object.values(control.of).flat();
  const codes = Array.isArray(given) ? given : control.kind === "options" ? String(given).split(",") : [given];
  return codes.map((code) => options.find(({ value }) => value === code)?.label ?? String(code)).join(" ");
}
