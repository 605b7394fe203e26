import type { Actor } from "@/lib/platform/actor";
import { asActor, type Tx } from "@/lib/platform/db";
import { NotFound } from "@/lib/platform/errors";
import { demand } from "@/lib/platform/permissions";
import { fromDbDate, type IsoDate, toDbDate } from "@/lib/shared/dates";
import { mayEditProgramme } from "./policy";
import { bundleOf, listingsOn } from "./reports";
import type { AbsentUnit, PlanUnit } from "./rules/unit-names";
import type { ProgrammeBundle, ProgrammeListing, VersionChoice } from "./schema/bundle";

const governed = ({ region }: { region: { path: string } }) => ({ regionPath: region.path });

/** Programmes are public documents: whoever asks reads the published ones; a draft, only who may edit it. */
export async function listProgrammes(actor: Actor, asOf: IsoDate): Promise<ProgrammeListing[]> {
  if (actor.role !== "public") demand(actor, "programme:read");
  const listings = await asActor(actor, (tx) => listingsOn(tx, asOf));
  return listings
    .filter((listing) => listing.published || mayEditProgramme(actor, governed(listing)))
    .map((listing) => ({ ...listing, hasDraft: listing.hasDraft && mayEditProgramme(actor, governed(listing)) }));
}

/** The version in effect on a day, or the one with a number. @throws NotFound */
export async function getProgramme(actor: Actor, id: string, choice: VersionChoice): Promise<ProgrammeBundle> {
  if (actor.role !== "public") demand(actor, "programme:read");
  return asActor(actor, (tx) => programmeIn(tx, actor, id, choice));
}

/** The same within a transaction that is already open, for rooms that read more beside it. @throws NotFound */
async function programmeIn(tx: Tx, actor: Actor, id: string, choice: VersionChoice): Promise<ProgrammeBundle> {
  const bundle = await bundleOf(tx, id, choice);
  if (!bundle) throw new NotFound();
  if (mayEditProgramme(actor, governed(bundle))) return bundle;
  if (bundle.version.status === "draft") throw new NotFound();
  return { ...bundle, versions: bundle.versions.filter(({ status }) => status === "published") };
}

/** The draft being written. @throws NotFound when there is none or the actor may not edit */
export async function getDraft(actor: Actor, id: string): Promise<ProgrammeBundle> {
  demand(actor, "programme:edit");
  if (!/^[a-z0-9-]{1,60}$/.test(id)) throw new NotFound();
  return asActor(actor, async (tx) => {
    const draft = await tx.programmeVersion.findFirst({
      where: { programmeId: id, status: "draft" },
      select: { number: true },
    });
    if (!draft) throw new NotFound();
    const bundle = await programmeIn(tx, actor, id, { number: draft.number });
    if (!mayEditProgramme(actor, governed(bundle))) throw new NotFound();
    return bundle;
  });
}

type LabelledUnit = PlanUnit & { readonly kind: string; readonly pinyin: string };

type PlanUnits = {
  levels: LabelledUnit[][];
  /** Units of the same levels that were set up later or closed earlier. */
  absent: AbsentUnit[];
  parentNames: string[];
};

/** Units one and two levels below a region that exist on a day, for the names in a plan table; and who is above them. */
export async function planUnits(actor: Actor, regionCode: string, on: IsoDate): Promise<PlanUnits> {
  return asActor(actor, async (tx) => {
    const above = await tx.region.findUnique({ where: { code: regionCode }, select: { level: true, path: true } });
    if (!above) throw new NotFound();
    const units = await tx.region.findMany({
      where: {
        path: { startsWith: above.path },
        level: { in: [above.level + 1, above.level + 2] },
        kind: { notIn: ["quasi_township", "quasi_residents_committee", "quasi_villagers_committee"] },
      },
      select: {
        code: true,
        name: true,
        level: true,
        kind: true,
        pinyin: true,
        parentCode: true,
        validFrom: true,
        validTo: true,
      },
      orderBy: { code: "asc" },
      take: 20_000,
    });
    const names = await tx.regionName.findMany({
      where: { regionCode: { in: units.map(({ code }) => code) } },
      select: { regionCode: true, name: true },
    });
    const parents = await tx.region.findMany({
      where: { code: { in: above.path.split("/").filter(Boolean) } },
      select: { name: true },
      orderBy: { level: "desc" },
    });
    const former = new Map<string, string[]>();
    for (const { regionCode: code, name } of names) former.set(code, [...(former.get(code) ?? []), name]);
    const day = toDbDate(on);
    const parentOf = new Map(units.filter(({ level }) => level === above.level + 1).map((unit) => [unit.code, unit]));
    const levels: LabelledUnit[][] = [[], []];
    const absent: AbsentUnit[] = [];
    for (const { validFrom, validTo, ...region } of units) {
      const parent = parentOf.get(region.parentCode ?? "");
      const unit = {
        ...region,
        formerNames: former.get(region.code) ?? [],
        above: parent && [parent.name, ...(former.get(parent.code) ?? [])],
      };
      if (validFrom && validFrom > day) absent.push({ ...unit, since: fromDbDate(validFrom) });
      else if (validTo && validTo <= day) absent.push({ ...unit, until: fromDbDate(validTo) });
      else levels[unit.level - above.level - 1]?.push(unit);
    }
    return {
      levels,
      absent,
      parentNames: parents.map(({ name }) => name),
    };
  });
}

/** The types of station that a plan table may plan. */
export async function planStationTypes(actor: Actor): Promise<{ code: string; name: string; nameEn: string }[]> {
  demand(actor, "programme:edit");
  return asActor(actor, (tx) =>
    tx.stationType.findMany({ select: { code: true, name: true, nameEn: true }, orderBy: { ordinal: "asc" } }),
  );
}
