import { NATIONALITIES } from "@/lib/shared/region-words";

const SUFFIX =
  /(?:自治州|自治县|自治旗|地区|林区|矿区|特区|新区|开发区|管理区|省|市|县|区|盟|旗|州|街道办事处|街道|镇|乡)$/;
const AUTONOMOUS = /自治([区州县旗])$/;
const PEOPLES = Object.keys(NATIONALITIES).sort((a, b) => b.length - a.length);

/** 沙洋 for 沙洋县; a name of one character keeps its kind. */
export function shortName(name: string): string {
  const shorter = name.replace(SUFFIX, "");
  return shorter.length >= 2 ? shorter : name;
}

/** What an autonomous unit is called without its peoples: 恩施州 and 恩施 for 恩施土家族苗族自治州. */
export function everydayNames(name: string): readonly string[] {
  const kind = AUTONOMOUS.exec(name)?.[1];
  if (!kind) return [];
  let rest = name.replace(AUTONOMOUS, "");
  for (let people: string | undefined = ""; people !== undefined; rest = rest.slice(0, rest.length - people.length)) {
    people = PEOPLES.find((one) => rest.endsWith(one) && rest.length >= one.length + 2);
    if (people === undefined) break;
  }
  return rest.length >= 2 ? [`${rest}${kind}`, rest] : [];
}
