import { describe, expect, it } from "vitest";
import { publicActor } from "@/lib/platform/actor";
import { countTownships } from "@/lib/regions/queries/townships";
import { childrenOf, getRegion, regionPathOf } from "@/lib/regions/queries/tree";
import { seedJingmenRegions } from "@/tests/support/factories/regions";
import { prepare } from "@/tests/support/worker-database";

prepare(() => seedJingmenRegions());

describe("the tree on a day", () => {
  it("counts townships under a county and a functional area", async () => {
    const on = (code: string, day: string) => countTownships(publicActor(), code, day);
    expect([await on("4208", "2021-12-30"), await on("4208", "2021-12-31")]).toEqual([60, 61]);
    expect([await on("4208ZH", "2011-12-30"), await on("4208ZH", "2011-12-31")]).toEqual([1, 2]);
    expect(await on("420802", "2024-01-01")).toBe(9);
  });

  it("shows facts, the way down and the units below", async () => {
    const unit = await getRegion(publicActor(), "420802102");
    expect(unit.memberOf).toMatchObject([{ unit: { code: "4208ZH", name: "漳河新区" }, from: "2011-12-31", to: null }]);
    expect((await regionPathOf(publicActor(), "420802102")).map(({ name }) => name)).toEqual([
      "中国",
      "湖北省",
      "荆门市",
      "东宝区",
      "漳河镇",
    ]);
    const children = await childrenOf(publicActor(), "420802");
    expect(children.find(({ code }) => code === "420802102")?.areaCode).toBe("4208ZH");
    expect((await childrenOf(publicActor(), "4208")).at(-1)?.code).toBe("4208ZH");
    await expect(getRegion(publicActor(), "999999")).rejects.toMatchObject({ status: 404 });
    await expect(regionPathOf(publicActor(), "999999")).rejects.toMatchObject({ status: 404 });
  });
});
