/** The alphabet of GB 32100-2015, without I, O, S, V and Z. */
const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/** The last character of a unified social credit code, from the 17 before it. */
export function creditCheck(body: string): string {
  const sum = [...body].reduce((total, character, index) => total + ALPHABET.indexOf(character) * 3 ** index, 0);
  return ALPHABET[(31 - (sum % 31)) % 31] ?? "";
}

/** The last character of an organisation code (GB 11714), from the 8 before it. */
export function organisationCheck(serial: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = [...serial].reduce(
    (total, digit, index) => total + Number.parseInt(digit, 36) * (weights[index] ?? 0),
    0,
  );
  return "0X987654321".charAt(sum % 11);
}

/** Code of a private non-enterprise unit registered with civil affairs (52), check digits included. */
function creditCode(region: string, serial: string): string {
  const body = `52${region}${serial}${organisationCheck(serial)}`;
  return `${body}${creditCheck(body)}`;
}

export const demoOrganisations = [
  {
    login: "qiming",
    name: "荆门市启明社会工作服务中心",
    regionCode: "4208",
    creditCode: creditCode("420800", "70918342"),
  },
  {
    login: "mochouhu",
    name: "钟祥市莫愁湖社会工作服务中心",
    regionCode: "420881",
    creditCode: creditCode("420881", "60537126"),
  },
  {
    login: "lvlin",
    name: "京山市绿林社会工作服务中心",
    regionCode: "420882",
    creditCode: creditCode("420882", "80264951"),
  },
] as const;
