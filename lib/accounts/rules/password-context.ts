import { initialsOf, placePinyin } from "@/lib/shared/pinyin";
import type { Context } from "./password-strength";

type Place = { readonly name: string; readonly pinyin: string };
type Person = {
  readonly loginName: string;
  readonly displayName: string;
  /** Units, station and organisation of the account, in Chinese. */
  readonly belongsTo: readonly string[];
  /** Every province, city and county, which cost whoever guesses no more than a list. */
  readonly places: readonly Place[];
};

const PRODUCT = "社工站 社工 民政 民政局 社会工作 shegongzhan shegong minzheng minzhengju sgz shgz mzj mz".split(" ");

/** What a stranger who knows the person would try: names in characters, in pinyin, by initials and without their ending. */
export function passwordContext({ loginName, displayName, belongsTo, places }: Person): Context {
  const names = [displayName, ...belongsTo];
  const own = [
    ...PRODUCT,
    loginName,
    ...loginName.split(/[@._-]/),
    ...names.flatMap((name) => spellings({ name, pinyin: placePinyin(name) })),
    ...names.map((name) => initialsOf(placePinyin(name))).flatMap((initials) => [initials, initials.slice(0, -1)]),
  ];
  return { own: usable(own), places: usable(places.flatMap(spellings).filter((word) => !/^\w{1,3}$/.test(word))) };
}

/** 荆门市: 荆门市, 荆门, jingmenshi, jingmen. */
function spellings({ name, pinyin }: Place): string[] {
  const syllables = pinyin.split(" ");
  return [
    name,
    name.slice(0, -1),
    name.slice(0, 2),
    ...[syllables.length, -1, 2].map((end) => syllables.slice(0, end).join("")),
  ];
}

const usable = (words: readonly string[]): ReadonlySet<string> =>
  new Set(words.map((word) => word.normalize("NFKC").toLowerCase()).filter((word) => word.length > 1));
