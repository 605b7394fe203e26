import { describe, expect, it } from "vitest";
import { Forbidden, Invalid, NotFound } from "@/lib/platform/errors";
import { recordRuling } from "@/lib/programmes/commands/ruling";
import { prepare } from "@/tests/support/worker-database";
import { city, county, jingmen, key, seedJingmen, sibling } from "../../support/factories/drafts";

prepare(seedJingmen);

describe("rulings", () => {
  const rule = async (actor = city, reading = "rows", seen = 0) => {
    const { content, discrepancyIds } = await jingmen();
    const index = content.discrepancies.findIndex(({ code }) => code === "plan-totals");
    const discrepancyId = discrepancyIds[index] ?? "";
    return recordRuling(
      actor,
      { programmeId: "jingmen-2021", discrepancyId, latestVersion: 1, _version: seen, reading, reason: "各行无误" },
      key(),
    );
  };
  const rulings = async () =>
    (await jingmen()).content.discrepancies.find(({ code }) => code === "plan-totals")?.rulings;

  it("say who, when and why; a later one does not erase an earlier one", async () => {
    await rule();
    await rule(city, "printed", 1);
    expect(await rulings()).toMatchObject([
      { reading: "rows", byName: "荆门市民政局", reason: "各行无误" },
      { reading: "printed", byId: city.accountId },
    ]);
  });

  it("are made by who knows the ruling before: a second one shows it, and can then be made", async () => {
    await rule();
    await expect(rule(city, "printed", 0)).rejects.toMatchObject({
      version: 1,
      current: { reading: "rows", reason: "各行无误" },
    });
    await rule(city, "printed", 1);
    expect(await rulings()).toHaveLength(2);
  });

  it("are made by officials of the region only, and only for a reading that there is", async () => {
    await expect(rule(county)).rejects.toThrow(Forbidden);
    await expect(rule(sibling)).rejects.toThrow(NotFound);
    await expect(rule(city, "guess")).rejects.toThrow(Invalid);
    expect(await rulings()).toEqual([]);
  });
});
