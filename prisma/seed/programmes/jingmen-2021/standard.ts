import type { ConditionContent, StandardContent } from "@/lib/programmes/schema/content";

type Ask = Omit<ConditionContent, "alternative" | "strength"> & Partial<ConditionContent>;
const ask = (condition: Ask): ConditionContent => ({ alternative: null, strength: "must", ...condition });

const atLeast = (clause: string, fact: Ask["fact"], value: number, advice: string, adviceEn: string) =>
  ask({ clause, fact, comparator: "gte", value, advice, adviceEn });

const allOf = (clause: string, fact: Ask["fact"], value: string[], advice: string, adviceEn: string) =>
  ask({ clause, fact, comparator: "includesAll", value, advice, adviceEn });

const venue: ConditionContent[] = [
  ask({
    clause: "4.2",
    fact: "officeArea",
    comparator: "present",
    value: true,
    advice: "落实办公用房并登记面积",
    adviceEn: "Provide office rooms and record their area",
  }),
  atLeast("4.2", "desks", 1, "配备桌椅", "Provide desks and chairs"),
  atLeast("4.2", "computers", 1, "配备电脑", "Provide a computer"),
  atLeast("4.2", "printers", 1, "配备打印机", "Provide a printer"),
  atLeast("4.2", "fileCabinets", 1, "配备档案柜", "Provide a filing cabinet"),
  ask({
    clause: "4.2",
    fact: "signText",
    comparator: "matches",
    value: "{county}{township}社会工作站",
    advice: "标识改为“××县(市、区)××乡镇(街道)社会工作站”",
    adviceEn: "Make the sign read “county (city, district), township (sub-district), 社会工作站”",
  }),
  ask({
    clause: "4.2",
    fact: "officeArea",
    comparator: "gte",
    value: 300,
    strength: "may",
    advice: "有条件的可按不少于300平方米建设",
    adviceEn: "Where conditions allow, build no less than 300 m²",
  }),
  {
    ...allOf(
      "4.2",
      "rooms",
      ["social_work", "casework", "group", "multi_purpose", "archive"],
      "有条件的可配备专门的社工室、个案室、小组活动室、多功能室、档案室",
      "Where conditions allow, have a social-work, a casework, a group, a multi-purpose and an archive room",
    ),
    strength: "may",
  },
];

const staff: ConditionContent[] = [
  ask({
    clause: "4.3",
    fact: "staffCount",
    comparator: "between",
    value: [2, 4],
    advice: "按2-4人配备驻站社工",
    adviceEn: "Have 2–4 station-based social workers",
  }),
  ask({
    clause: "4.3",
    fact: "staffBelowCollegeCount",
    comparator: "lte",
    value: 0,
    advice: "驻站社工应具有大专以上学历",
    adviceEn: "Station-based social workers have a college education or above",
  }),
  ask({
    clause: "4.3",
    fact: "volunteerTeam",
    comparator: "eq",
    value: true,
    advice: "配套组建志愿者服务团队",
    adviceEn: "Form a volunteer team alongside",
  }),
  ask({
    clause: "4.3",
    fact: "staffOver40Count",
    comparator: "lte",
    value: 0,
    strength: "general",
    advice: "驻站社工年龄一般应在40岁以下（含40岁）",
    adviceEn: "Station-based social workers are generally 40 or under",
  }),
  {
    ...atLeast(
      "4.3",
      "certifiedStaffCount",
      1,
      "优先录用持有社工证的本地社会工作者",
      "Hire certified local workers first",
    ),
    strength: "may",
  },
];

const services: ConditionContent[] = [
  ask({
    clause: "5.2",
    fact: "serviceStartedOn",
    comparator: "lte",
    value: "asOf",
    advice: "启动专业服务并登记开始日期",
    adviceEn: "Start professional services and record the date",
  }),
  ask({
    clause: "4.4",
    fact: "operationMode",
    comparator: "eq",
    value: "direct_hire",
    alternative: "agreement",
    advice: "不由第三方承接的，登记为直接聘用",
    adviceEn: "If no third party runs the station, record direct hiring",
  }),
  ask({
    clause: "4.4",
    fact: "agreementTo",
    comparator: "gte",
    value: "asOf",
    alternative: "agreement",
    advice: "由乡镇（街道）与承接机构签订（续签）服务协议",
    adviceEn: "Let the township (sub-district) sign or renew the service agreement with the contractor",
  }),
  ask({
    clause: "4.4",
    fact: "agreementMonths",
    comparator: "lte",
    value: 12,
    strength: "principle",
    advice: "服务协议原则上一年一签",
    adviceEn: "In principle sign the agreement anew every year",
  }),
];

export const standards: StandardContent[] = [
  {
    code: "five-haves",
    clause: "4",
    name: "五有",
    nameEn: "The five haves",
    items: [
      { code: "venue", name: "有场地", nameEn: "Premises", conditions: venue },
      { code: "staff", name: "有人员", nameEn: "Staff", conditions: staff },
      {
        code: "functions",
        name: "有功能",
        nameEn: "Functions",
        conditions: [
          allOf(
            "3",
            "functions",
            ["assistance", "elderly", "children", "governance"],
            "开展社会救助、为老养老、儿童关爱保护、社区治理四类服务",
            "Offer the four functions: social assistance, older people, children, community governance",
          ),
        ],
      },
      {
        code: "systems",
        name: "有制度",
        nameEn: "Systems",
        conditions: [
          allOf(
            "4.5",
            "ruleSets",
            ["personnel", "project", "supervision", "volunteer", "premises", "archive"],
            "制定人员、项目、督导、志愿者、服务场所使用、文书档案六项管理制度",
            "Make the six sets of rules: personnel, projects, supervision, volunteers, premises, archives",
          ),
        ],
      },
      { code: "services", name: "有服务", nameEn: "Services", conditions: services },
    ],
  },
];
