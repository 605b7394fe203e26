import type { RegionKind } from "@/lib/generated/prisma/enums";
import type { IsoDate } from "@/lib/shared/dates";
import { foldName, isBlank } from "@/lib/shared/folding";
import { fits, kindOf, levelOf, nextCode, ownDigitsUnder } from "./codes";
import { inForce } from "./in-force";
import { childrenEver, childrenOn, type Descent, groupBy, type Placing, type Tree, type Unit } from "./tree";

export const FIRST = { name: "name", code: "unitCode" } as const;
export const SECOND = { name: "secondName", code: "secondCode" } as const;
/** Of a unit that keeps its name, the place is at fault where the name is taken. */
export const TRANSFERRED = { name: "to", code: "unitCode", parent: "to" } as const;
type FieldNames = { readonly name: string; readonly code: string; readonly parent?: string };
export type NewUnit = {
  readonly parentCode: string;
  readonly unitKind: RegionKind;
  readonly name: string;
  readonly code?: string;
};

type SplitPart = Omit<NewUnit, "parentCode"> & {
  readonly children: readonly string[];
  readonly stations: readonly string[];
  /** Takes whatever no other part has been given; only the last part may. */
  readonly rest?: boolean;
};

export type ChangeRequest = { readonly on: IsoDate } & (
  | ({ readonly kind: "set_up" } & NewUnit)
  /** Of another kind (撤镇设街道) or code, the unit goes on as a new one. */
  | {
      readonly kind: "rename";
      readonly code: string;
      readonly name: string;
      readonly unitKind?: RegionKind;
      readonly newCode?: string;
    }
  | { readonly kind: "merge"; readonly codes: readonly string[]; readonly into: string | Omit<NewUnit, "parentCode"> }
  /** `keep`: the unit itself goes on with what the parts do not take. */
  | { readonly kind: "split"; readonly code: string; readonly keep: boolean; readonly parts: readonly SplitPart[] }
  | { readonly kind: "abolish"; readonly code: string; readonly reason: string }
  /** 划归: the unit goes on under another one of the level above it. */
  | { readonly kind: "transfer"; readonly code: string; readonly to: string; readonly newCode?: string }
);

type Rename = { readonly code: string; readonly from: string; readonly to: string };
type Move = { readonly stationId: string; readonly from: string; readonly to: string };

/** Everything one change does; `conservation.ts` and the database apply the same list. */
export type ChangePlan = {
  readonly kind: ChangeRequest["kind"];
  readonly on: IsoDate;
  readonly opened: readonly Unit[];
  readonly closed: readonly string[];
  readonly renamed: readonly Rename[];
  readonly descent: readonly Descent[];
  readonly moves: readonly Move[];
  /** Which unit goes on with the planned numbers of one that is closed. */
  readonly heirs: Readonly<Record<string, string>>;
  readonly reason: string | null;
};

/** A change that cannot be made as asked; `code` is a message key, `field` where the form shows it. */
export class ChangeRefused extends Error {
  constructor(
    readonly field: string,
    readonly code: string,
  ) {
    super(`${field}: ${code}`);
    this.name = "ChangeRefused";
  }
}

/** Collects what a change does, and refuses what would rewrite a day before it or leave a unit in two places. */
export class Draft {
  private readonly opened = new Map<string, Unit>();
  private readonly closed = new Set<string>();
  private readonly renamed: Rename[] = [];
  private readonly descent: Descent[] = [];
  private readonly moves: Move[] = [];
  private readonly heirs: Record<string, string> = {};
  /** By the code above: a code that stood under a unit before is used, wherever its unit stands now. */
  private readonly used: Map<string, string[]>;
  private readonly placings: ReadonlyMap<string, readonly Placing[]>;

  constructor(
    private readonly tree: Tree,
    private readonly kind: ChangeRequest["kind"],
    private readonly on: IsoDate,
  ) {
    this.used = groupBy(tree.units.keys(), (code) => code.slice(0, -3));
    this.placings = groupBy(tree.placings, ({ unitCode }) => unitCode);
  }

  /** A unit that exists on the day, has not begun on it, and has no later end on record. */
  living(code: string, field: string): Unit {
    const unit = this.tree.units.get(code);
    if (!unit) throw new ChangeRefused(field, "unknownUnit");
    if (unit.kind === "functional_area" || levelOf(code) < 3) throw new ChangeRefused(field, "notChangeable");
    if (unit.validTo !== null) throw new ChangeRefused(field, "alreadyClosed");
    if (unit.validFrom !== null && unit.validFrom >= this.on) throw new ChangeRefused("on", "beforeUnit");
    return unit;
  }

  /**
   * @param fields which to name in a refusal: of its name, and of its code
   * @param leaving units that end with this change, whose names are free again
   */
  open({ parentCode, unitKind, name, code }: NewUnit, fields: FieldNames, leaving: readonly string[] = []): Unit {
    const parent = this.tree.units.get(parentCode);
    const place = fields.parent ?? "parentCode";
    if (!parent || !inForce(parent, this.on)) throw new ChangeRefused(place, "unknownUnit");
    if (parent.validTo !== null) throw new ChangeRefused(place, "alreadyClosed");
    if (parent.kind === "functional_area") throw new ChangeRefused(place, "notChangeable");
    this.demandFree(name, parentCode, fields.name, leaving);
    return this.add(
      { code: code ?? this.freeCode(parentCode, unitKind, fields.code), name, kind: unitKind, parentCode },
      code !== undefined,
      fields.code,
    );
  }

  /** From the day on no two units below one are called the same; of those `leaving` the names are free. */
  private demandFree(name: string, parentCode: string | null, field: string, leaving: readonly string[]): void {
    if (isBlank(name)) throw new ChangeRefused(field, "required");
    const folded = foldName(name);
    const isHeld = ({ code, name: present, validTo, earlierNames }: Unit): boolean =>
      !leaving.includes(code) &&
      (validTo === null || validTo > this.on) &&
      [present, ...earlierNames.flatMap((earlier) => (earlier.validTo > this.on ? earlier.name : []))].some(
        (held) => foldName(held) === folded,
      );
    const beside = parentCode === null ? [] : childrenEver(this.tree, parentCode);
    const opened = [...this.opened.values()].filter((unit) => unit.parentCode === parentCode);
    if ([...beside, ...opened].some(isHeld)) throw new ChangeRefused(field, "nameTaken");
  }

  private add(unit: Pick<Unit, "code" | "name" | "kind" | "parentCode">, given: boolean, field: string): Unit {
    if (given && !fits(unit)) throw new ChangeRefused(field, "codeMisfit");
    if (this.tree.units.has(unit.code) || this.opened.has(unit.code)) throw new ChangeRefused(field, "codeTaken");
    const opened: Unit = { ...unit, validFrom: this.on, validTo: null, earlierNames: [] };
    this.opened.set(opened.code, opened);
    const above = opened.code.slice(0, -3);
    this.used.set(above, [...(this.used.get(above) ?? []), opened.code]);
    return opened;
  }

  private freeCode(parentCode: string, kind: RegionKind, field: string): string {
    const code = nextCode(parentCode, kind, this.used.get(parentCode) ?? []);
    if (!code) throw new ChangeRefused(field, levelOf(parentCode) < 3 ? "codeNeeded" : "codesUsedUp");
    if (levelOf(code) !== levelOf(parentCode) + 1 || kindOf(code) !== kind)
      throw new ChangeRefused("kind", "kindNotBelow");
    return code;
  }

  rename(code: string, name: string): void {
    const unit = this.living(code, "code");
    if (unit.name === name) throw new ChangeRefused("name", "sameName");
    if (unit.earlierNames.some((earlier) => earlier.validTo >= this.on)) throw new ChangeRefused("on", "beforeUnit");
    this.demandFree(name, unit.parentCode, "name", [code]);
    this.renamed.push({ code, from: unit.name, to: name });
    this.descend(code, code);
  }

  close(code: string, field: string): void {
    const { lastChange } = this.living(code, field);
    // What it gave or took later would have come from a unit that was no more.
    if (lastChange && lastChange > this.on) throw new ChangeRefused("on", "beforeUnit");
    if (this.laterChild(code)) throw new ChangeRefused("on", "beforeUnit");
    this.closed.add(code);
  }

  /** A unit set up below after the day would be left without the unit above it. */
  private laterChild(code: string): boolean {
    return childrenEver(this.tree, code).some(
      ({ validFrom, validTo }) =>
        (validFrom !== null && validFrom >= this.on) || (validTo !== null && validTo > this.on),
    );
  }

  /**
   * Units go under another one: each gets a code there, and so does everything below it. Its own last digits where they
   * are free, as the official set does; those whose digits are taken come after all others.
   */
  transfer(units: readonly Unit[], parentCode: string): void {
    const keeping = units.filter((unit) => this.ownCodeUnder(parentCode, unit) !== undefined);
    for (const unit of [...keeping, ...units.filter((one) => !keeping.includes(one))]) {
      const code = this.ownCodeUnder(parentCode, unit) ?? this.freeCode(parentCode, unit.kind, "code");
      const moved = this.add({ code, name: unit.name, kind: unit.kind, parentCode }, false, "code");
      this.transfer(this.childrenOf(unit.code), moved.code);
      this.replace(unit.code, moved.code);
    }
  }

  /** The code with the unit's own last digits under another unit, where it is free. */
  ownCodeUnder(parentCode: string, unit: Unit): string | undefined {
    const code = ownDigitsUnder(parentCode, unit);
    return code === null || this.tree.units.has(code) || this.opened.has(code) ? undefined : code;
  }

  /** `code` ends, and its stations and planned numbers go on in `successor`. */
  replace(code: string, successor: string): void {
    this.close(code, "codes");
    this.descend(code, successor);
    for (const placing of this.placingsIn([code])) this.move(placing, successor);
    this.inherit(code, successor);
  }

  move({ stationId, unitCode }: Placing, to: string): void {
    this.moves.push({ stationId, from: unitCode, to });
  }

  descend(from: string | null, to: string | null): void {
    this.descent.push({ from, to });
  }

  inherit(code: string, heir: string): void {
    this.heirs[code] = heir;
  }

  childrenOf = (code: string): Unit[] => childrenOn(this.tree, code, this.on);
  placingsIn = (codes: readonly string[]): Placing[] => codes.flatMap((code) => this.placings.get(code) ?? []);
  hasPlanFigures = (code: string): boolean => this.tree.planFigures.some(({ unitCode }) => unitCode === code);
  firstOpened = (): string => [...this.opened.keys()][0] as string;

  finish(reason: string | null): ChangePlan {
    return {
      kind: this.kind,
      on: this.on,
      opened: [...this.opened.values()],
      closed: [...this.closed],
      renamed: this.renamed,
      descent: this.descent,
      moves: this.moves,
      heirs: this.heirs,
      reason,
    };
  }
}
