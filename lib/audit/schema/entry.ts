import { z } from "zod";

/** A row of the log exactly as stored; what its hash is taken over. */
export const storedEntry = z.object({
  chain: z.number().int(),
  seq: z.bigint(),
  id: z.string(),
  /** Null for a time that JavaScript cannot hold (`infinity`, before Christ), which no insert of the portal writes. */
  at: z.date().nullable(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  actorRole: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string(),
  regionPath: z.string().nullable(),
  outcome: z.string(),
  address: z.string().nullable(),
  detail: z.string(),
  prevHash: z.string(),
  hash: z.string(),
});
export type StoredEntry = z.output<typeof storedEntry>;

/** Where a chain ends: the last entry's number and hash. */
export const chainHead = z.object({ chain: z.number().int(), seq: z.coerce.bigint(), hash: z.string() });
export type ChainHead = z.output<typeof chainHead>;
