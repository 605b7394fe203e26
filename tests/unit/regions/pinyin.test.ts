import { describe, expect, it } from "vitest";
import { initialsOf, placePinyin } from "@/lib/shared/pinyin";

describe("readings of place names", () => {
  it.each([
    ["重庆市", "chong qing shi"],
    ["重固镇", "zhong gu zhen"],
    ["长沙市", "chang sha shi"],
    ["长子县", "zhang zi xian"],
    ["长子营镇", "chang zi ying zhen"],
    ["林甸县长青林场", "lin dian xian chang qing lin chang"],
    ["乐山市", "le shan shi"],
    ["乐清市", "yue qing shi"],
    ["乐亭县", "lao ting xian"],
    ["六安市", "lu an shi"],
    ["六盘水市", "liu pan shui shi"],
    ["厦门市", "xia men shi"],
    ["崧厦街道", "song xia jie dao"],
    ["都匀市", "du yun shi"],
    ["成都市", "cheng du shi"],
    ["曾都区", "zeng du qu"],
    ["西藏自治区", "xi zang zi zhi qu"],
    ["什邡市", "shi fang shi"],
    ["喀什地区", "ka shi di qu"],
    ["黄陂区", "huang pi qu"],
    ["大城县", "dai cheng xian"],
    ["洪洞县", "hong tong xian"],
    ["蚌埠市", "beng bu shi"],
    ["绿园区", "lv yuan qu"],
    ["吕梁市", "lv liang shi"],
    ["沙洋县", "sha yang xian"],
    ["掇刀区", "duo dao qu"],
    ["漳河新区", "zhang he xin qu"],
    ["召陵区", "shao ling qu"],
    ["南召县", "nan zhao xian"],
    ["民乐县", "min le xian"],
    ["礼乐街道", "li le jie dao"],
    ["大箐山县", "da qing shan xian"],
    ["鲘门镇", "hou men zhen"],
    ["鮜门镇", "hou men zhen"],
    ["穆棱市", "mu ling shi"],
    ["绥棱县", "sui leng xian"],
    ["铅山县", "yan shan xian"],
    ["莎车县", "sha che xian"],
    ["覃塘区", "qin tang qu"],
    ["番禺区", "pan yu qu"],
    ["渑池县", "mian chi xian"],
    ["柘城县", "zhe cheng xian"],
    ["枹罕镇", "fu han zhen"],
    ["栟茶镇", "ben cha zhen"],
    ["大栅栏街道", "da shi lan jie dao"],
    ["红寺堡区", "hong si bu qu"],
    ["华藏寺镇", "hua zang si zhen"],
    ["巷道镇", "xiang dao zhen"],
    ["⻢良镇", "ma liang zhen"],
  ])("%s is read %s", (name, reading) => {
    expect(placePinyin(name)).toBe(reading);
  });

  it("follows local readings by province", () => {
    expect(placePinyin("东涌镇", "440115102")).toBe("dong chong zhen");
    expect(placePinyin("涌泉镇", "331082104")).toBe("yong quan zhen");
  });

  it("keeps letters and digits, drops punctuation, folds full width", () => {
    expect(placePinyin("（工业园区）城南街道")).toBe("gong ye yuan qu cheng nan jie dao");
    expect(placePinyin("Ａ1区 二村")).toBe("a1 qu er cun");
  });

  it("keeps a rare character whose reading it does not know", () => {
    expect(placePinyin("𠮷村")).toMatch(/^\S+ cun$/u);
    expect(placePinyin("大㘵村")).toBe("da 㘵 cun");
  });

  it("takes the first letter of each syllable", () => {
    expect(initialsOf("sha yang xian")).toBe("syx");
    expect(initialsOf("")).toBe("");
  });
});
