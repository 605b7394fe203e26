import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import type { RegionKind } from "@/lib/generated/prisma/enums";
import { COUNTRY_CODE, kindOf, levelOf, parentCodeOf } from "@/lib/regions/rules/codes";
import { COUNTRY_PATH, childPath } from "@/lib/regions/rules/paths";
import { type IsoDate, isoDate } from "@/lib/shared/dates";
import { initialsOf, placePinyin, readingsVersion } from "@/lib/shared/pinyin";

export type RegionRow = {
  code: string;
  name: string;
  kind: RegionKind;
  level: number;
  parentCode: string | null;
  path: string;
  pinyin: string;
  initials: string;
  validFrom: IsoDate | null;
  validFromYear: boolean;
  sourceVersion: string;
  note: string | null;
};

const FOLDER = path.join(process.cwd(), "prisma/seed/regions");
const readText = (file: string) => readFileSync(path.join(FOLDER, file), "utf8");

const source = z
  .object({ version: z.string(), date: isoDate, files: z.record(z.string(), z.number().int()) })
  .parse(JSON.parse(readText("SOURCE.json")));

export const overlay = z
  .object({
    version: z.string(),
    functionalAreas: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        parentCode: z.string(),
        note: z.string(),
        members: z.array(z.object({ code: z.string(), validFrom: isoDate.nullable(), note: z.string() })),
      }),
    ),
    setUp: z.array(
      z.object({
        code: z.string(),
        on: isoDate,
        yearOnly: z.boolean(),
        basis: z.string(),
        note: z.string(),
        childNote: z.string(),
      }),
    ),
  })
  .parse(JSON.parse(readText("overlay.json")));

/**
 * What the data in this folder and the tables of readings amount to; it stands on the country's row once everything is
 * loaded.
 */
export const dataVersion = `${source.version}+${overlay.version}+${readingsVersion()}`;

const unit = z.object({ code: z.string().regex(/^\d+$/), name: z.string().min(1) });

function readUnits(file: string): z.infer<typeof unit>[] {
  const rows: unknown[] = parse(readText(file), { columns: true, skip_empty_lines: true, trim: true });
  const expected = source.files[file];
  if (rows.length !== expected) throw new Error(`${file} holds ${rows.length} units, SOURCE.json says ${expected}`);
  return rows.map((row) => unit.parse(row));
}

/**
 * Every unit of the official set and the overlay, parents before children.
 * @throws Error when a unit's parent is missing, a code occurs twice, or a file does not hold what SOURCE.json says
 */
export function regionRows(wanted: (code: string) => boolean = () => true): RegionRow[] {
  const rows = new Map<string, RegionRow>();
  const add = (code: string, name: string, parentCode: string, overrides: Partial<RegionRow> = {}) => {
    const parent = rows.get(parentCode);
    if (!parent) throw new Error(`${code} ${name}: the unit above, ${parentCode}, is missing`);
    if (rows.has(code)) throw new Error(`${code} ${name} occurs twice`);
    const pinyin = placePinyin(name, code);
    rows.set(code, {
      code,
      name,
      kind: kindOf(code),
      level: levelOf(code),
      parentCode,
      path: childPath(parent.path, code),
      pinyin,
      initials: initialsOf(pinyin),
      validFrom: parent.validFrom,
      validFromYear: parent.validFromYear,
      sourceVersion: source.version,
      note: null,
      ...overrides,
    });
  };

  rows.set(COUNTRY_CODE, countryRow());
  const setUp = new Map(overlay.setUp.map((entry) => [entry.code, entry]));
  for (const file of Object.keys(source.files)) {
    for (const { code, name } of readUnits(file)) {
      if (!wanted(code)) continue;
      const parentCode = parentCodeOf(code) ?? COUNTRY_CODE;
      const own = setUp.get(code);
      const above = setUp.get(parentCode);
      if (own) add(code, name, parentCode, { validFrom: own.on, validFromYear: own.yearOnly, note: own.note });
      else add(code, name, parentCode, above ? { note: above.childNote } : {});
    }
  }
  for (const area of overlay.functionalAreas.filter(({ code }) => wanted(code))) {
    add(area.code, area.name, area.parentCode, { sourceVersion: overlay.version, note: area.note });
  }
  return [...rows.values()];
}

function countryRow(): RegionRow {
  const pinyin = placePinyin("中国");
  return {
    code: COUNTRY_CODE,
    name: "中国",
    kind: "country",
    level: 0,
    parentCode: null,
    path: COUNTRY_PATH,
    pinyin,
    initials: initialsOf(pinyin),
    validFrom: null,
    validFromYear: false,
    sourceVersion: dataVersion,
    note: null,
  };
}
