import { pinyin } from "pinyin-pro";
import { cleanText } from "./folding";

/**
 * Readings that the general dictionary gets wrong in names of places. Single characters first:
 * in a place name they have one usual reading, whatever they have elsewhere.
 */
const PLACE_READINGS: Record<string, string> = {
  都: "du",
  曾: "zeng",
  柏: "bai",
  莞: "guan",
  仇: "qiu",
  地: "di",
  还: "huan",
  长: "chang",
  长子县: "zhang zi xian",
  长子经济: "zhang zi jing ji",
  长官镇: "zhang guan zhen",
  厦: "xia",
  什: "shi",
  蚌山: "beng shan",
  调: "diao",
  调河头: "tiao he tou",
  穆棱: "mu ling",
  乐: "le",
  箐: "qing",
  巷: "xiang",
  召陵: "shao ling",
  召公: "shao gong",
  会稽: "kuai ji",
  枹罕: "fu han",
  栟茶: "ben cha",
  大栅栏: "da shi lan",
  红寺堡: "hong si bu",
  戛洒: "ga sa",
  癿藏: "bie zang",
  朱家坬: "zhu jia gua",
  地藏: "di zang",
  唐藏: "tang zang",
  华藏: "hua zang",
  毛藏: "mao zang",
  龙藏: "long zang",
  藏坝: "zang ba",
  藏改: "zang gai",
  拉藏: "la zang",
  藏比: "zang bi",
  工行委: "gong xing wei",
  涡: "guo",
  漩涡: "xuan wo",
  莘: "xin",
  莘县: "shen xian",
  莘亭: "shen ting",
  莘州: "shen zhou",
  单集: "shan ji",
  古荥: "gu xing",
  浚州: "xun zhou",
  泌: "bi",
  栅: "zha",
  杉: "shan",
  䃥: "zhang",
  㵲: "wu",
  㙟: "lang",
  乐清: "yue qing",
  乐亭: "lao ting",
  乐陵: "lao ling",
  六安: "lu an",
  六合区: "lu he qu",
  单县: "shan xian",
  单庄: "shan zhuang",
  单家: "shan jia",
  单楼: "shan lou",
  解州: "xie zhou",
  解家: "xie jia",
  查家: "zha jia",
  查庄: "zha zhuang",
  尉犁: "yu li",
  蔚县: "yu xian",
  蔚州: "yu zhou",
  洪洞: "hong tong",
  崆峒: "kong tong",
  歙县: "she xian",
  繁峙: "fan shi",
  珲春: "hun chun",
  浚县: "xun xian",
  大城: "da cheng",
  大城县: "dai cheng xian",
  黄陂: "huang pi",
  大埔: "da bu",
  宕昌: "tan chang",
  浒墅关: "xu shu guan",
  浒湾: "xu wan",
  栎阳: "yue yang",
  牟定: "mou ding",
  筠连: "jun lian",
  吴堡: "wu bu",
  瓦窑堡: "wa yao bu",
  十里堡: "shi li pu",
  沌口: "zhuan kou",
  沌阳: "zhuan yang",
  闵行: "min hang",
  太行: "tai hang",
  井陉: "jing xing",
  东阿: "dong e",
  甪直: "lu zhi",
};

/** Readings that hold in some provinces only, by the first two digits of the code. */
const LOCAL_READINGS: Record<string, Record<string, string>> = {
  圩: { 36: "xu", 44: "xu", 45: "xu" },
  涌: { 44: "chong", 45: "chong" },
};

/** Changes with the tables above, so that what was spelled before is spelled anew. */
export function readingsVersion(): string {
  let sum = 0;
  for (const character of JSON.stringify([PLACE_READINGS, LOCAL_READINGS]))
    sum = (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return `readings-${sum.toString(36)}`;
}

const PLACES = Object.entries(PLACE_READINGS)
  .map(([word, readings]) => ({ word, syllables: readings.split(" ") }))
  .sort((a, b) => a.word.length - b.word.length);
const FIRST_CHARACTERS = new Set(PLACES.map(({ word }) => word.charAt(0)));

const HAN = /\p{Script=Han}/u;

/** The general reading of each character, corrected by the tables above; a longer word wins over a shorter one. */
function readingsOf(name: string, province: string): (string | undefined)[] {
  const characters = [...name];
  const readings: (string | undefined)[] = pinyin(name, { toneType: "none", type: "array", v: true });
  const correct = (word: string, syllables: string[]) => {
    for (let at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
      const start = [...name.slice(0, at)].length;
      syllables.forEach((syllable, index) => {
        readings[start + index] = syllable;
      });
    }
  };
  if (characters.some((character) => FIRST_CHARACTERS.has(character))) {
    for (const { word, syllables } of PLACES) correct(word, syllables);
  }
  for (const [character, readingIn] of Object.entries(LOCAL_READINGS)) {
    const reading = readingIn[province];
    if (reading) correct(character, [reading]);
  }
  return readings;
}

/**
 * Reading of a place or station name: syllables without tones, separated by one space, `ü` written `v` as on a keyboard.
 * Letters and digits are kept in lower case, punctuation is dropped.
 * @param code code of the place; its province decides a few local readings.
 */
export function placePinyin(name: string, code = ""): string {
  const plain = cleanText(name).normalize("NFKC");
  const readings = readingsOf(plain, code.slice(0, 2));
  let spelled = "";
  [...plain].forEach((character, index) => {
    if (HAN.test(character)) {
      const reading = readings[index] ?? "";
      spelled += ` ${/^[a-z]+$/.test(reading) ? reading : character} `;
    } else {
      spelled += /[\p{L}\p{N}]/u.test(character) ? character.toLowerCase() : " ";
    }
  });
  return spelled.trim().replace(/\s+/g, " ");
}

/** First letters of the syllables: `sha yang xian` → `syx`. */
export function initialsOf(spelled: string): string {
  return spelled
    .split(" ")
    .map((syllable) => [...syllable][0] ?? "")
    .join("");
}
