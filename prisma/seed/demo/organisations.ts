import { creditCheck } from "@/lib/shared/credit-code";

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
    ...{
      kind: "service_agency",
      foundedOn: new Date("2013-05-20"),
      contact: "周敏",
      phone: "0724-2334567",
      address: "荆门市东宝区象山大道18号",
    },
    ...{ grade: "a4", gradedOn: new Date("2022-11-08") },
  },
  {
    login: "mochouhu",
    name: "钟祥市莫愁湖社会工作服务中心",
    regionCode: "420881",
    creditCode: creditCode("420881", "60537126"),
    ...{
      kind: "service_agency",
      foundedOn: new Date("2016-09-01"),
      contact: "李娟",
      phone: "0724-4223456",
      address: "钟祥市莫愁大道6号",
    },
    ...{ grade: "a3", gradedOn: new Date("2019-12-03") },
  },
  {
    login: "lvlin",
    name: "京山市绿林社会工作服务中心",
    regionCode: "420882",
    creditCode: creditCode("420882", "80264951"),
    ...{
      kind: "service_agency",
      foundedOn: new Date("2018-03-12"),
      contact: "陈立",
      phone: "0724-7331234",
      address: "京山市京源大道9号",
    },
  },
] as const;
