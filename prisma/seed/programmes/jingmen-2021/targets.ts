import type { TargetContent } from "@/lib/programmes/schema/content";
import { yearEnd } from "@/lib/shared/dates";

/** A floor in percent of the planned stations, to be reached by a year's end; 以上 includes the number itself. */
const floor = (year: number, percent: number): TargetContent => ({
  code: `floor-${year}`,
  clause: "1",
  measure: "stations.coverageRate",
  comparator: "gte",
  value: percent,
  unit: "%",
  fromOn: null,
  dueOn: yearEnd(year),
  strength: "must",
  text: `${year}年底，乡镇（街道）社工站建站比例达到${percent}%以上（含${percent}%）`,
  textEn: `By the end of ${year}, ${percent} % or more of the townships (sub-districts) have a station`,
});

export const targets: TargetContent[] = [
  floor(2021, 30),
  floor(2022, 50),
  floor(2023, 70),
  {
    ...floor(2024, 100),
    text: "到2024年底，乡镇（街道）社工站全覆盖（100%）",
    textEn: "By the end of 2024 every township (sub-district) has a station (100 %)",
  },
  {
    code: "all-60",
    clause: "1",
    measure: "stations.built",
    comparator: "gte",
    value: 60,
    unit: "个",
    fromOn: null,
    dueOn: yearEnd(2024),
    strength: "must",
    text: "到2024年底实现全市60个乡镇（街道）社工站全覆盖",
    textEn: "By the end of 2024 all 60 townships (sub-districts) of the city have a station",
  },
  {
    code: "one-per-township",
    clause: "4.1",
    measure: "stations.perTownship",
    comparator: "eq",
    value: 1,
    unit: "个",
    fromOn: null,
    dueOn: yearEnd(2024),
    strength: "must",
    text: "每个乡镇（街道）建立1个社工站",
    textEn: "One station for each township (sub-district)",
  },
  {
    code: "central-communities",
    clause: "4.1",
    measure: "stations.perCommunity",
    comparator: "eq",
    value: 1,
    unit: "个",
    fromOn: null,
    dueOn: null,
    strength: "may",
    text: "中心城区每个社区可建立1个社工站（室），与乡镇（街道）社工站同步推进",
    textEn:
      "Each community of the central city may have one station (room), advanced in step with the township stations",
  },
];
