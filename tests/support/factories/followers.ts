import { systemActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";
import { makeAccount } from "./accounts";

/** An official of the unit, and an organisation that is registered there. */
export async function holdersOf(regionCode: string): Promise<{ accountId: string; organisationId: string }> {
  const account = await makeAccount({ role: "township_official", regionCode });
  const organisation = await asActor(systemActor("test"), (tx) =>
    tx.organisation.create({ data: { name: `社工服务中心${regionCode}`, creditCode: `52${regionCode}`, regionCode } }),
  );
  return { accountId: account.id, organisationId: organisation.id };
}

/** Where the two are now. */
export async function placesOf({ accountId, organisationId }: { accountId: string; organisationId: string }) {
  return asActor(systemActor("test"), async (tx) => {
    const where = { select: { regionCode: true } };
    const account = await tx.account.findUniqueOrThrow({ where: { id: accountId }, ...where });
    const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, ...where });
    return { account: account.regionCode, organisation: organisation.regionCode };
  });
}
