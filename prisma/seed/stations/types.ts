/** The station models of the five documents (domain notes §4.1): township, two-body community, three-tier. */
export const stationTypes = [
  {
    code: "county_center",
    name: "县（市、区）社会工作服务指导中心",
    nameEn: "County social-work service guidance centre",
    level: 3,
  },
  {
    code: "guidance_center",
    name: "区（市）社会工作指导中心",
    nameEn: "District social-work guidance centre",
    level: 3,
  },
  { code: "township_station", name: "乡镇（街道）社会工作站", nameEn: "Township social-work station", level: 4 },
  {
    code: "support_center",
    name: "街道（乡镇）社会工作支持中心",
    nameEn: "Township social-work support centre",
    level: 4,
  },
  { code: "community_station", name: "社区社会工作站", nameEn: "Community social-work station", level: 5 },
  { code: "community_room", name: "村（社区）社工室", nameEn: "Village or community social-work room", level: 5 },
  { code: "volunteer_station", name: "志愿服务站", nameEn: "Volunteer service station", level: 5 },
] as const;
