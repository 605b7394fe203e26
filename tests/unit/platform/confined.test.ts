import { afterEach, expect, it, vi } from "vitest";
import { publicActor } from "@/lib/platform/actor";
import { asActor } from "@/lib/platform/db";

const holder = globalThis as { portalPrisma?: unknown };
afterEach(() => {
  holder.portalPrisma = undefined;
});

it("does nothing in a transaction that began without its confinement", async () => {
  // As a later Prisma would that opens transactions by another way than the adapter's.
  holder.portalPrisma = { $transaction: (work: (tx: object) => unknown) => Promise.resolve(work({})) };
  const work = vi.fn(async () => "seen");
  await expect(asActor(publicActor(), work)).rejects.toThrow("without its confinement");
  expect(work).not.toHaveBeenCalled();
});
