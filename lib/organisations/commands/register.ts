import type { Actor } from "@/lib/platform/actor";
import { claimRow } from "@/lib/platform/claim";
import type { Tx } from "@/lib/platform/db";
import { Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { mutate } from "@/lib/platform/mutate";
import { can, demand } from "@/lib/platform/permissions";
import { toDbDate } from "@/lib/shared/dates";
import { isWithin, mayEdit } from "../policy";
import { type OrganisationRow, organisationIn } from "../queries";
import { type CreateOrganisationInput, type EditOrganisationInput, organisationFields } from "../schema";

type Entered = Omit<CreateOrganisationInput, "regionCode">;

/** @throws Invalid for a code that another organisation has; NotFound for a place outside the scope */
export function createOrganisation(actor: Actor, input: CreateOrganisationInput, key: string): Promise<{ id: string }> {
  demand(actor, "organisation:create");
  return mutate(actor, { key, action: "organisation:create", request: input }, async (tx) => {
    const { regionCode, ...entered } = input;
    const region = await tx.region.findUnique({ where: { code: regionCode }, select: { path: true } });
    if (!region || !isWithin(actor, region.path)) throw new NotFound();
    await demandOwnCode(tx, entered.creditCode);
    const { id } = await tx.organisation.create({
      data: { ...stored(entered), regionCode, isDemo: actor.isDemo },
      select: { id: true },
    });
    await note(tx, actor, id, null, entered);
    return { result: { id }, audit: { entity: "Organisation", entityId: id, regionPath: region.path, after: input } };
  });
}

/** @throws Conflict, Invalid, NotFound */
export function editOrganisation(actor: Actor, input: EditOrganisationInput, key: string): Promise<{ id: string }> {
  demand(actor, "organisation:edit");
  const { id, _version: version, ...entered } = input;
  return mutate(actor, { key, action: "organisation:edit", request: input }, async (tx) => {
    const row = await claimRow({
      rows: tx.organisation,
      where: { id },
      version,
      readFirst: true,
      read: () => editable(tx, actor, id),
      stored: (current) => current,
    });
    if (entered.creditCode !== row.creditCode) await demandOwnCode(tx, entered.creditCode);
    const before = Object.fromEntries(organisationFields.ids.map((name) => [name, row[name]]));
    await tx.organisation.update({ where: { id }, data: stored(entered), select: { id: true } });
    await note(tx, actor, id, before, entered);
    const { path: regionPath } = row.region;
    return { result: { id }, audit: { entity: "Organisation", entityId: id, regionPath, before, after: entered } };
  });
}

async function editable(tx: Tx, actor: Actor, id: string): Promise<OrganisationRow> {
  if (!can(actor, "organisation:edit")) throw new Forbidden();
  const row = await organisationIn(tx, id);
  if (!mayEdit(actor, row.region.path)) throw new NotFound();
  return row;
}

async function demandOwnCode(tx: Tx, creditCode: string): Promise<void> {
  const other = await tx.organisation.findUnique({ where: { creditCode }, select: { id: true } });
  if (other) throw new Invalid({ creditCode: ["creditCodeTaken"] });
}

const stored = ({ foundedOn, gradedOn, ...rest }: Entered) => ({
  ...rest,
  foundedOn: foundedOn && toDbDate(foundedOn),
  gradedOn: gradedOn && toDbDate(gradedOn),
});

/** Of an edit only what it changed. */
async function note(tx: Tx, actor: Actor, organisationId: string, before: object | null, entered: Entered) {
  const was = before as Record<string, unknown> | null;
  const changed = Object.entries(entered).filter(([name, value]) => (was ? was[name] !== value : value !== null));
  if (changed.length === 0) return;
  const names = changed.map(([name]) => name);
  await tx.organisationChange.create({
    data: {
      organisationId,
      ...{ byId: actor.accountId, byName: actor.displayName, after: Object.fromEntries(changed) },
      before: was ? Object.fromEntries(names.map((name) => [name, was[name] ?? null])) : undefined,
    },
    select: { id: true },
  });
}
