import { describe, expect, it } from "vitest";
import { publicActor, systemActor } from "@/lib/platform/actor";
import { Forbidden, NotFound } from "@/lib/platform/errors";
import { getProgramme, listProgrammes, planUnits } from "@/lib/programmes/queries";
import { jingmen2021 } from "@/prisma/seed/programmes/jingmen-2021";
import { loadProgrammes } from "@/prisma/seed/programmes/load";
import { prepare } from "@/tests/support/worker-database";
import { official } from "../../support/factories/accounts";
import { city, county, jingmen, on, seedJingmen, sibling } from "../../support/factories/drafts";

prepare(seedJingmen);

describe("Jingmen in the database", () => {
  it("comes back exactly as it was entered, and loading again changes nothing", async () => {
    await loadProgrammes();
    const { content, version, region, planRegions } = await jingmen();
    const discrepancies = jingmen2021.content.discrepancies.map((doubt) => ({ ...doubt, withdrawn: [] }));
    expect(content).toEqual({ ...jingmen2021.content, discrepancies });
    expect(version).toMatchObject({ number: 1, status: "published", effectiveFrom: "2021-01-01" });
    expect(region).toMatchObject({ code: "4208", path: "/42/4208/" });
    expect(planRegions.map(({ code }) => code)).toEqual(["420822", "420881", "420882", "420802", "420804", "4208ZH"]);
  });

  it("is read by everybody who signs in and by the public, on any day", async () => {
    for (const actor of [city, sibling, county, publicActor(), systemActor("test")]) {
      expect((await getProgramme(actor, "jingmen-2021", on("2019-01-01"))).version.number).toBe(1);
      expect(await listProgrammes(actor, "2024-12-31")).toMatchObject([
        { id: "jingmen-2021", number: 1, targets: 7, planTables: 1, standards: 1, discrepancies: 16, unruled: 16 },
      ]);
    }
    await expect(getProgramme(official("audit_admin", "/42/4208/"), "jingmen-2021", on("2024-01-01"))).rejects.toThrow(
      Forbidden,
    );
    await expect(getProgramme(city, "nowhere", on("2024-01-01"))).rejects.toThrow(NotFound);
    await expect(getProgramme(city, "jingmen-2021", { number: 2 })).rejects.toThrow(NotFound);
  });

  it("finds the units that a plan table of the city may name", async () => {
    const { levels, parentNames } = await planUnits(city, "4208", "2024-01-01");
    expect(levels[0]?.map(({ code }) => code).sort()).toEqual([
      "420802",
      "420804",
      "420822",
      "420881",
      "420882",
      "4208ZH",
    ]);
    expect(levels[1]).toHaveLength(61);
    expect(parentNames).toEqual(["荆门市", "湖北省"]);
  });
});
