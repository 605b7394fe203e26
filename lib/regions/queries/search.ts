import "server-only";
import { z } from "zod";
import { Prisma } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/actor";
import { asActor, type Tx } from "@/lib/platform/db";
import { type IsoDate, todayInChina } from "@/lib/shared/dates";
import { cleanText, foldName, foldText, formsOf, halfWidth, isBlank } from "@/lib/shared/folding";
import { placePinyin } from "@/lib/shared/pinyin";
import { COUNTRY_CODE } from "../rules/codes";
import { type RegionHit, regionHit } from "../schema";
import { aboveSql, foldedSql, inForceSql, nameOnSql } from "./sql";

type Search = { q: string; within?: string; limit?: number; maxLevel?: number; asOf?: IsoDate };

/**
 * Units in force whose name, present or earlier, pinyin, pinyin initials or code fits, best first: exact, then prefix, then inside the name;
 * within these the actor's own units, then higher units first. Names of units are public: `within` narrows the search and is no permission.
 */
export function searchRegions(actor: Actor, search: Search): Promise<RegionHit[]> {
  const { within = COUNTRY_CODE, limit = 20, maxLevel = 5, asOf = todayInChina() } = search;
  const fits = fitsOf(search.q);
  if (fits.length === 0) return Promise.resolve([]);
  const near = nearSql(actor.scopePath);
  return asActor(actor, async (tx) => {
    const inside = withinSql(await pathsWithin(tx, within, asOf));
    for (const fit of fits) {
      const hits = await tx.$queryRaw`
      select r.code, ${nameOnSql("r", asOf)} as name, r.pinyin, r.kind, r.level, r.path, ${aboveSql("r", asOf)} as above
      from (
        select * from "Region" r
        where ${fit.where} and ${inside} and r.level between 1 and ${maxLevel} and ${inForceSql("r", asOf)}
        order by ${fit.rank}, ${near}, r.level, length(r.name), r.code
        limit ${limit}) r
      order by ${fit.rank}, ${near}, r.level, length(r.name), r.code`;
      const found = z.array(regionHit).parse(hits);
      if (found.length > 0) return found;
    }
    return [];
  });
}

/**
 * The code that a typed text means, for forms sent without the picker's script: a code, or the name or reading that
 * fits one unit best; null when nothing fits or two units of one level fit equally well.
 */
export async function resolveRegion(actor: Actor, typed: string, within?: string): Promise<string | null> {
  const [best, next] = await searchRegions(actor, { q: typed, within, limit: 2 });
  if (!best) return null;
  const exact = (hit: RegionHit | undefined) =>
    hit !== undefined && (hit.code === codeOf(typed) || foldName(hit.name) === foldName(typed));
  if (exact(best)) return exact(next) && next?.level === best.level ? null : best.code;
  return next === undefined || next.level > best.level ? best.code : null;
}

/** As a code is typed: ① is no part of one. */
const codeOf = (typed: string): string => halfWidth(cleanText(typed)).trim().toUpperCase();

type Fit = { where: Prisma.Sql; rank: Prisma.Sql };

/** Longer than any unit's name. */
const LONGEST = 60;

/** What a text may mean; the next only where nothing fits the one before. */
function fitsOf(q: string): readonly Fit[] {
  const text = foldText([...q].slice(0, 4 * LONGEST).join("")).trim();
  if (isBlank(text) || text.length > 2 * LONGEST) return [];
  const code = codeOf(q);
  if (/^\d{1,12}$/.test(code) || /^\d{4}[A-Z]{1,2}$/.test(code)) return [fitCode(code)];
  const letters = text
    .toLowerCase()
    .replace(/[\s'’]+/g, "")
    .replaceAll("ü", "v");
  if (/^[a-z]+$/.test(letters)) return [fitSpelling(letters)];
  const name = foldName(text);
  // 夺刀区 for 掇刀区, and characters that this list of look-alikes does not know.
  const spelled = placePinyin(name).replaceAll(" ", "");
  return /^\p{Script=Han}{2,}$/u.test(name) && /^[a-z]+$/.test(spelled)
    ? [fitName(name), fitSpelling(spelled)]
    : [fitName(name)];
}

/** A code holds the codes above it, so all codes that begin alike are a range of paths. */
function fitCode(code: string): Fit {
  const above = [2, 4, 6, 9].filter((length) => length < code.length).map((length) => `${code.slice(0, length)}/`);
  const from = `/${above.join("")}${code}`;
  return {
    where: Prisma.sql`(r.path >= ${from} and r.path < ${`${from}~`})`,
    rank: Prisma.sql`(r.code <> ${code})`,
  };
}

function fitSpelling(letters: string): Fit {
  const prefix = `${letters}%`;
  const spelling = Prisma.sql`replace(r.pinyin, ' ', '')`;
  return {
    where: Prisma.sql`(r.initials like ${prefix} or ${spelling} like ${prefix})`,
    rank: Prisma.sql`(r.initials <> ${letters} and ${spelling} <> ${letters})`,
  };
}

function fitName(name: string): Fit {
  const pattern = name.replace(/[\\%_]/g, "\\$&");
  const stored = foldedSql(Prisma.sql`r.name`);
  // As an array made once, so that the units found by an earlier name are looked up by their code.
  const formerly = Prisma.sql`array(
    select n."regionCode" from "RegionName" n where ${foldedSql(Prisma.sql`n.name`)} like ${`%${pattern}%`})`;
  return {
    where: Prisma.sql`(${charactersSql(name)} and ${stored} like ${`%${pattern}%`} or r.code = any (${formerly}))`,
    rank: Prisma.sql`case when ${stored} = ${name} then 0 when ${stored} like ${`${pattern}%`} then 1 else 2 end`,
  };
}

/** The index of characters narrows the search; of a character that has look-alikes any form may stand in the name. */
function charactersSql(name: string): Prisma.Sql {
  const characters = [...new Set(name)];
  const alone = characters.filter((character) => formsOf(character).length === 1);
  const parts = characters
    .filter((character) => !alone.includes(character))
    .map((character) => Prisma.sql`string_to_array(r.name, null) && ${formsOf(character)}::text[]`);
  return Prisma.join([Prisma.sql`string_to_array(r.name, null) @> ${alone}::text[]`, ...parts], " and ");
}

/** Paths to search under: the unit's own; of a functional area, its own and its members'. None when there is no such unit. */
async function pathsWithin(tx: Tx, code: string, asOf: IsoDate): Promise<string[] | null> {
  if (code === COUNTRY_CODE) return null;
  const rows = await tx.$queryRaw<{ path: string }[]>`
    select w.path from "Region" w
    where w.code = ${code} or w.code in (
      select m."memberCode" from "FunctionalMember" m where m."areaCode" = ${code} and ${inForceSql("m", asOf)})`;
  return rows.map(({ path }) => path);
}

/** Constant ranges, so that the planner sees how little a unit holds; a join over ranges took minutes. */
function withinSql(paths: readonly string[] | null): Prisma.Sql {
  if (paths === null) return Prisma.sql`true`;
  if (paths.length === 0) return Prisma.sql`false`;
  const ranges = paths.map((path) => Prisma.sql`(r.path >= ${path} and r.path < ${`${path}~`})`);
  return Prisma.sql`(${Prisma.join(ranges, " or ")})`;
}

/** False, which sorts first, for units of the actor's own scope. */
const nearSql = (scope: string | null): Prisma.Sql =>
  scope === null ? Prisma.sql`(r.code is null)` : Prisma.sql`not (r.path >= ${scope} and r.path < ${`${scope}~`})`;
