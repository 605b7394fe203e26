import type { Role } from "@/lib/generated/prisma/enums";
import type { Tx } from "@/lib/platform/db";
import { Invalid } from "@/lib/platform/errors";
import { REGION_LEVEL, scopeKind } from "../schema/roles";

type ScopeInput = { role: Role; region: string; station: string; organisationId: string; stations: string };

type Scope = {
  regionCode: string | null;
  stationId: string | null;
  organisationId: string | null;
  assigned: { id: string; code: string }[];
};

const NOTHING: Scope = { regionCode: null, stationId: null, organisationId: null, assigned: [] };

/** The rows that a typed scope names. Fields of other roles are ignored. @throws Invalid naming the field */
export async function resolveScope(tx: Tx, input: ScopeInput): Promise<Scope> {
  switch (scopeKind(input.role)) {
    case "region":
      return { ...NOTHING, regionCode: await findRegion(tx, input.role, input.region) };
    case "station": {
      const [station] = await findStations(tx, "station", [input.station.trim()]);
      return { ...NOTHING, stationId: station?.id ?? null };
    }
    case "organisation": {
      const known = await tx.organisation.findUnique({
        where: { id: input.organisationId || "00000000-0000-0000-0000-000000000000" },
        select: { id: true },
      });
      if (!known) throw new Invalid({ organisationId: [input.organisationId ? "unknownOption" : "required"] });
      return { ...NOTHING, organisationId: known.id };
    }
    case "assignment": {
      const codes = [...new Set(input.stations.split(/[\s,,、;;]+/).filter(Boolean))];
      return { ...NOTHING, assigned: await findStations(tx, "stations", codes) };
    }
    case "none":
      return NOTHING;
  }
}

/** By code, or by a name that only one unit of the role's level bears today. */
async function findRegion(tx: Tx, role: Role, typed: string): Promise<string> {
  if (!typed) throw new Invalid({ region: ["required"] });
  const found = await tx.region.findMany({
    where: { level: REGION_LEVEL[role], validTo: null, OR: [{ code: typed.toUpperCase() }, { name: typed }] },
    select: { code: true },
    take: 2,
  });
  const [region] = found;
  if (!region) throw new Invalid({ region: ["regionOfLevel"] });
  if (found.length > 1) throw new Invalid({ region: ["regionAmbiguous"] });
  return region.code;
}

async function findStations(tx: Tx, field: string, codes: string[]): Promise<{ id: string; code: string }[]> {
  if (codes.filter(Boolean).length === 0) throw new Invalid({ [field]: ["required"] });
  const found = await tx.$queryRaw<{ id: string; code: string }[]>`
    select id::text, code from stations_named(array[]::uuid[], ${codes}::text[]) order by code`;
  const missing = codes.filter((code) => !found.some((station) => station.code === code));
  if (missing.length > 0) {
    throw new Invalid({ [field]: [`stationUnknown|${JSON.stringify({ codes: missing.join(" ").slice(0, 200) })}`] });
  }
  return found;
}
