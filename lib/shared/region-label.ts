import { NATIONALITIES, SETTLED_NAMES, UNIT_ENDINGS } from "./region-words";

/** `pinyin` is spaced by syllable, as `placePinyin` writes it. */
type Named = { readonly name: string; readonly pinyin: string; readonly kind?: string };

/** The Chinese name; in English its reading and what kind of unit it is, such as `Shayang County`. */
export function regionLabel(region: Named, locale: string): string {
  if (locale !== "en") return region.name;
  const settled = SETTLED_NAMES[region.name];
  if (settled && !(region.name === "县" && region.kind !== "city")) return settled;
  const name = [...region.name];
  const syllables = region.pinyin.split(" ").filter(Boolean);
  // Letters and digits in a name make the two lists differ in length; then nothing can be cut safely.
  if (syllables.length !== name.length) return capitalised(joined(syllables)) || region.name;

  const ending = UNIT_ENDINGS.find(([zh]) => region.name.endsWith(zh) && region.name.length > zh.length);
  const endingLength = ending ? [...ending[0]].length : 0;
  const rest = peelNationalities(name.slice(0, name.length - endingLength));
  // A one-character name keeps its kind in the reading, as on the official maps: 忠县 is Zhongxian County.
  const kindOfOneCharacter = endingLength === 1 || ending?.[0].startsWith("村村");
  const kept = rest.stem.length === 1 && rest.peoples.length === 0 && kindOfOneCharacter ? 2 : rest.stem.length;
  return [capitalised(joined(syllables.slice(0, kept))), ...rest.peoples, ending?.[1]].filter(Boolean).join(" ");
}

/** Takes 土家族苗族 off the end of 恩施土家族苗族, in the order written. */
function peelNationalities(name: readonly string[]): { stem: readonly string[]; peoples: readonly string[] } {
  for (let length = Math.min(5, name.length - 1); length >= 2; length--) {
    const people = NATIONALITIES[name.slice(-length).join("")];
    if (!people) continue;
    const inner = peelNationalities(name.slice(0, -length));
    return { stem: inner.stem, peoples: [...inner.peoples, people] };
  }
  return { stem: name, peoples: [] };
}

/** Syllables run together, with the apostrophe of 西安 (Xi'an) and ü where the keyboard writes v. */
function joined(syllables: readonly string[]): string {
  return syllables
    .map((syllable, index) => (index > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable))
    .join("")
    .replace(/(?<=[ln])v/g, "ü");
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
