import type { ProvisionContent } from "@/lib/programmes/schema/content";
import { provision, provisions } from "../provision";

const city = { party: "市民政局", partyEn: "City civil affairs bureau" };
const county = { party: "县（市、区）民政部门", partyEn: "County (city, district) civil affairs department" };
const township = {
  party: "乡镇（街道）社会事务办（民政办）",
  partyEn: "Township social affairs office (civil affairs office)",
};

/** Parts 五 and 六: steps, roles, funds and publicity. */
export const lastProvisions: ProvisionContent[] = [
  ...provisions({ clause: "5.2", kind: "premises", dueOn: "2021-07-31", ...county }, [
    [
      "start-premises",
      "督促乡镇（街道）落实社工站服务场所及设备设施",
      "Urges townships to provide the stations' premises and equipment",
    ],
  ]),
  ...provisions({ clause: "5.2", kind: "staffing", dueOn: "2021-07-31", ...county }, [
    [
      "start-staff",
      "通过政府购买服务方式，落实驻站社工或确定承接机构",
      "Engages social workers or chooses a contractor by government purchase of services",
    ],
  ]),
  ...provisions({ clause: "5.2", kind: "agreement", dueOn: "2021-07-31", ...county }, [
    ["start-agreement", "签订服务协议", "The service agreement is signed"],
  ]),
  ...provisions({ clause: "5.2", kind: "function", dueOn: "2021-07-31", ...county }, [
    ["start-services", "开展专业服务", "Professional services start"],
  ]),
  ...provisions(
    {
      clause: "5.2",
      kind: "training",
      party: "市、县（市、区）民政部门",
      partyEn: "City and county civil affairs departments",
    },
    [
      ["on-site-meetings", "召开现场会议", "Hold on-site meetings"],
      ["training", "举办相应培训", "Hold the corresponding training"],
    ],
  ),
  ...provisions({ clause: "5.3", kind: "evaluation", ...county }, [
    [
      "self-evaluation",
      "每年年底前开展自评，结果上报市民政局",
      "Self-evaluation by the end of each year, reported to the city",
    ],
    [
      "third-party-evaluation",
      "每年年底前开展第三方评估，结果上报市民政局",
      "Third-party evaluation by the end of each year, reported to the city",
    ],
  ]),
  ...provisions({ clause: "5.3", kind: "evaluation", ...city }, [
    ["city-inspection", "进行抽查或全面检查", "Spot checks or a full inspection"],
  ]),
  ...provisions(
    { clause: "6.1", kind: "role", party: "各级民政部门", partyEn: "Civil affairs departments at all levels" },
    [
      ["agenda", "将社工站建设纳入重要议事日程", "Puts the building of stations on the agenda of important matters"],
      ["timetable", "强化推进力度，按照时间节点狠抓落实", "Pushes harder and keeps to the dates"],
    ],
  ),
  ...leaders([
    ["lead", "主要领导", "Principal leader", "牵头", "Takes charge"],
    ["push", "分管领导", "Leader responsible", "主抓", "Pushes the work"],
    ["build", "社工科（股）室", "Social-work section", "主建", "Builds"],
    ["use-assistance", "救助科（股）室", "Assistance section", "主用", "Makes use"],
    ["use-elderly", "养老科（股）室", "Elder-care section", "主用", "Makes use"],
    ["use-children", "儿童科（股）室", "Children's section", "主用", "Makes use"],
    ["use-governance", "社区治理科（股）室", "Community governance section", "主用", "Makes use"],
    ["use-township", "乡镇（街道）", "Townships (sub-districts)", "主用", "Make use"],
  ]),
  ...provisions({ clause: "6.2", kind: "role", ...city }, [
    ["city-plan", "制定购买服务项目整体实施方案", "Draws up the overall plan for purchasing service projects"],
    ["city-list", "制定服务清单", "Draws up the service list"],
    ["city-evaluation", "制定评估办法", "Draws up the evaluation measures"],
    ["city-supervision", "制定督导制度", "Draws up the supervision system"],
    ["city-training", "组织全市性培训", "Organises city-wide training"],
    [
      "city-funds",
      "对项目实施和资金使用情况进行统筹管理和监督检查",
      "Manages, supervises and inspects projects and the use of funds",
    ],
  ]),
  ...provisions({ clause: "6.2", kind: "role", ...county }, [
    ["county-plan", "制定本地社工站建设实施方案", "Draws up the local implementation plan for stations"],
    [
      "county-funds",
      "统筹安排社会救助工作经费或专项经费、福彩公益金等资金，专项用于社工站服务项目",
      "Arranges social-assistance and lottery funds, earmarked for station projects",
    ],
  ]),
  ...provisions({ clause: "6.2", kind: "role", ...township }, [
    ["township-premises", "提供必要的办公场地和设施设备", "Provides the necessary office space and equipment"],
    [
      "township-plan",
      "制定社工站服务项目年度计划和推动项目实施",
      "Draws up the annual plan of service projects and pushes them forward",
    ],
    ["township-staff", "对社工站驻站人员进行监督管理", "Supervises and manages station-based staff"],
    ["township-contract", "督促签订劳动合同", "Sees that labour contracts are signed"],
    ["township-pay", "督促按月发放薪酬", "Sees that pay is given monthly"],
    ["township-insurance", "督促办理保险", "Sees that workers are insured"],
  ]),
  ...provisions({ clause: "6.3", kind: "fund", ...county }, [
    [
      "fund-arrange",
      "从下列资金中统筹安排购买社工专业服务所需经费",
      "Arranges the money for purchasing professional services from the following funds",
    ],
  ]),
  ...provisions({ clause: "6.3", kind: "fund" }, [
    ["fund-full", "足额落实项目资金", "Project funds are provided in full"],
  ]),
  // Of these the county takes what it has.
  ...provisions({ clause: "6.3", kind: "fund", strength: "may" }, [
    ["fund-assistance", "社会救助工作经费", "Social-assistance working funds"],
    ["fund-subsidy", "困难群众救助补助资金", "Assistance subsidies for people in need"],
    ["fund-lottery", "福彩公益金", "Lottery public-welfare funds"],
    ["fund-budget", "一般公共预算资金", "General public budgets"],
    [
      "fund-organisations",
      "社会服务和社会组织培育引导资金",
      "Funds that guide social services and the growth of social organisations",
    ],
    [
      "fund-charity",
      "引导社会慈善资金支持，探索建立多方投入机制",
      "Charitable funds are guided to support; a mechanism of many-sided investment is explored",
    ],
  ]),
  provision({
    code: "subsidy-cap",
    clause: "6.3",
    kind: "cap",
    comparator: "lte",
    value: 5,
    unit: "%",
    text: "困难群众救助补助资金中用于购买社会救助服务的，不高于上年度社会救助资金总支出的5%",
    textEn: "From the assistance subsidies no more than 5 % of last year's total social-assistance spending",
  }),
  provision({
    code: "city-subsidy",
    clause: "6.3",
    kind: "fund",
    ...city,
    text: "对东宝、掇刀、漳河新区建立社工站并经评估合格的，给予一定建设资金支持",
    textEn: "Gives building funds to stations in Dongbao, Duodao and Zhanghe New District that pass evaluation",
  }),
  ...provisions({ clause: "6.4", kind: "publicity" }, [
    ["media-television", "电视", "Television"],
    ["media-newspapers", "报刊", "Newspapers"],
    ["media-radio", "广播", "Radio"],
    ["media-internet", "网络", "The internet"],
    [
      "publicity-meaning",
      "多形式、多渠道、多层次宣传社会工作服务和专业人才的意义和作用",
      "What social-work services and professionals mean is made known in many forms, channels and levels",
    ],
    [
      "publicity-ideas",
      "依托基层社会工作服务平台系统宣传普及专业理念和工作方法",
      "The ideas and methods of social work are spread through grass-roots service platforms",
    ],
  ]),
];

function leaders(items: readonly (readonly [string, string, string, string, string])[]): ProvisionContent[] {
  return items.map(([code, party, partyEn, text, textEn]) =>
    provision({ code, clause: "6.1", kind: "role", party, partyEn, text, textEn }),
  );
}
