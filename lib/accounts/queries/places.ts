import { z } from "zod";
import { RegionKind } from "@/lib/generated/prisma/enums";
import type { Tx } from "@/lib/platform/db";

type Placed = {
  regionCode: string | null;
  stationId: string | null;
  organisationId: string | null;
  assignments?: { stationId: string }[];
};

const place = z.discriminatedUnion("what", [
  z.object({
    what: z.literal("region"),
    id: z.string(),
    code: z.string(),
    name: z.string(),
    kind: z.enum(RegionKind),
    pinyin: z.string(),
  }),
  z.object({ what: z.literal("station"), id: z.string(), code: z.string(), name: z.string() }),
  z.object({ what: z.literal("organisation"), id: z.string(), name: z.string() }),
]);

/** With the names of what each account answers for, in one statement; the admins see no station by themselves. */
export async function withPlaces<A extends Placed>(tx: Tx, accounts: A[]) {
  const regions = accounts.flatMap(({ regionCode }) => regionCode ?? []);
  const organisations = accounts.flatMap(({ organisationId }) => organisationId ?? []);
  const stations = accounts.flatMap(({ stationId, assignments = [] }) => [
    ...(stationId ? [stationId] : []),
    ...assignments.map((one) => one.stationId),
  ]);
  const nowhere = regions.length + organisations.length + stations.length === 0;
  const places = nowhere
    ? []
    : place.array().parse(
        await tx.$queryRaw`
          select 'region' as what, code as id, code, name, kind::text, pinyin from "Region" where code = any (${regions}::text[])
          union all
          select 'station', id::text, code, name, null, null from stations_named(${stations}::uuid[], array[]::text[])
          union all
          select 'organisation', id::text, null, name, null, null from "Organisation" where id = any (${organisations}::uuid[])
          order by code`,
      );
  const all = {
    region: places.filter((one) => one.what === "region"),
    station: places.filter((one) => one.what === "station"),
    organisation: places.filter((one) => one.what === "organisation"),
  };
  return accounts.map((account) => ({
    ...account,
    region: all.region.find(({ id }) => id === account.regionCode) ?? null,
    station: all.station.find(({ id }) => id === account.stationId) ?? null,
    organisation: all.organisation.find(({ id }) => id === account.organisationId) ?? null,
    assigned: all.station.filter(({ id }) => account.assignments?.some(({ stationId }) => stationId === id)),
  }));
}
