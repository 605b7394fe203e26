import { describe, expect, it } from "vitest";
import { placePinyin } from "@/lib/shared/pinyin";
import { regionLabel } from "@/lib/shared/region-label";

const english = (name: string, kind = "county") => regionLabel({ name, pinyin: placePinyin(name), kind }, "en");

describe("regionLabel", () => {
  it("is the Chinese name in Chinese", () => {
    expect(regionLabel({ name: "沙洋县", pinyin: "sha yang xian", kind: "county" }, "zh-CN")).toBe("沙洋县");
  });

  it.each([
    ["湖北省", "Hubei Province"],
    ["荆门市", "Jingmen City"],
    ["沙洋县", "Shayang County"],
    ["东宝区", "Dongbao District"],
    ["漳河新区", "Zhanghe New Area"],
    ["龙泉街道", "Longquan Subdistrict"],
    ["后港镇", "Hougang Town"],
    ["仙居乡", "Xianju Township"],
    ["大柴湖经济开发区", "Dachaihu Economic Development Zone"],
    ["五里村", "Wuli Village"],
    ["金虾路社区", "Jinxialu Community"],
    ["黄山社区居民委员会", "Huangshan Residents' Committee"],
    ["春海社区居委会", "Chunhai Residents' Committee"],
    ["红星社区村民委员会", "Hongxing Villagers' Committee"],
    ["下河湾村村民委员会", "Xiahewan Villagers' Committee"],
    ["永丰村村委会", "Yongfeng Villagers' Committee"],
    ["永丰村委会", "Yongfeng Villagers' Committee"],
    ["神农架林区", "Shennongjia Forestry District"],
    ["大兴安岭地区", "Daxing'anling Prefecture"],
  ])("%s is %s", (name, expected) => expect(english(name)).toBe(expected));

  it("keeps the ending in the reading of a one-character name", () => {
    expect(english("忠县")).toBe("Zhongxian County");
    expect(english("城区")).toBe("Chengqu District");
    expect(english("腰村村民委员会")).toBe("Yaocun Villagers' Committee");
  });

  it("names the peoples of autonomous units in the order of the name", () => {
    expect(english("恩施土家族苗族自治州")).toBe("Enshi Tujia Miao Autonomous Prefecture");
    expect(english("长阳土家族自治县")).toBe("Changyang Tujia Autonomous County");
    expect(english("广西壮族自治区")).toBe("Guangxi Zhuang Autonomous Region");
    expect(english("新疆维吾尔自治区")).toBe("Xinjiang Uygur Autonomous Region");
    expect(english("九里回族乡")).toBe("Jiuli Hui Township");
  });

  it("tells Shaanxi from Shanxi and keeps settled English names", () => {
    expect(english("陕西省")).toBe("Shaanxi Province");
    expect(english("山西省")).toBe("Shanxi Province");
    expect(english("内蒙古自治区")).toBe("Inner Mongolia Autonomous Region");
    expect(english("中国", "country")).toBe("China");
  });

  it("writes the apostrophe and the ü", () => {
    expect(english("西安市")).toBe("Xi'an City");
    expect(english("旅顺口区")).toBe("Lüshunkou District");
  });

  it("never cuts a name whose reading has another length, and never shows nothing", () => {
    expect(regionLabel({ name: "A1街道", pinyin: "a1 jie dao" }, "en")).toBe("A1jiedao");
    expect(regionLabel({ name: "𠅤镇", pinyin: "" }, "en")).toBe("𠅤镇");
  });
});
