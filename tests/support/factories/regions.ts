import { newClient } from "@/lib/platform/connection";
import { loadRegions } from "@/prisma/seed/regions/load";

/**
 * The real units that the tests live on: 湖北 with 荆门 (counties, townships, 漳河新区) and its sibling 襄阳 (4206) to
 * township level. `villages` adds the villages of the townships whose codes are given.
 */
export async function seedJingmenRegions({ villages = [] }: { villages?: readonly string[] } = {}): Promise<void> {
  const client = newClient(String(process.env.DATABASE_URL));
  await client.connect();
  try {
    await loadRegions(client, (code) => isNear(code) && (code.length < 12 || villages.includes(code.slice(0, 9))));
  } finally {
    await client.end();
  }
}

const isNear = (code: string) => code === "42" || code.startsWith("4208") || code.startsWith("4206");
