import type { ProvisionContent } from "@/lib/programmes/schema/content";
import { provision, provisions } from "../provision";

/** Bases, targets beside the measures, principles and functions: the preamble and parts 一 to 三. */
export const firstProvisions: ProvisionContent[] = [
  ...provisions({ clause: "0", kind: "basis" }, [
    [
      "basis-talent",
      "《关于加快推进乡村人才振兴的意见》（中共中央办公厅、国务院办公厅）",
      "Opinions on Accelerating the Revitalisation of Rural Talent (General Offices of the CPC Central Committee and the State Council)",
    ],
    [
      "basis-meeting",
      "民政部加强乡镇（街道）社会工作人才队伍建设推进会精神",
      "The Ministry of Civil Affairs' meeting on advancing the social-work workforce in townships (sub-districts)",
    ],
    [
      "basis-province",
      "《湖北省民政厅关于促进乡镇(街道)社会工作发展的通知》",
      "Notice of the Hubei Department of Civil Affairs on Promoting Social Work in Townships (Sub-districts)",
    ],
    [
      "basis-city",
      "《中共荆门市委 荆门市人民政府关于推动新时代全市民政事业高质量发展的实施意见》",
      "Implementing Opinions of the CPC Jingmen Committee and the Jingmen Government on High-quality Development of Civil Affairs in the New Era",
    ],
  ]),
  ...provisions({ clause: "4.5", kind: "basis" }, [
    [
      "basis-five-party",
      "《湖北省城乡社区“五社联动”工作指引(试行)》",
      "Hubei Guidelines on “Five-party Linkage” in Urban and Rural Communities (trial)",
    ],
    [
      "basis-provincial-funds",
      "《湖北省省级财政预算资金支持社会工作和志愿服务管理办法》",
      "Hubei Measures for Managing Provincial Budget Funds in Support of Social Work and Volunteering",
    ],
  ]),
  provision({
    code: "basis-pay",
    clause: "4.3",
    kind: "basis",
    strength: "may",
    text: "《荆门市加强城市社区工作者队伍建设的实施方案》",
    textEn: "Implementation Plan for Strengthening the Team of Urban Community Workers in Jingmen",
  }),
  ...provisions({ clause: "1", kind: "function" }, [
    [
      "purchase-mode",
      "通过政府购买服务方式推进全市社工站建设",
      "Stations throughout the city are advanced by government purchase of services",
    ],
    [
      "platform",
      "搭建开展社会工作的基层综合性服务平台",
      "A comprehensive grass-roots service platform for social work",
    ],
    [
      "serve-people",
      "为困难群众和特殊群体提供社会工作服务",
      "Social-work services for people in need and special groups",
    ],
    ["foster", "培育发展社会组织和志愿服务队伍", "Fostering social organisations and volunteer teams"],
    [
      "raise-level",
      "提升基本民生保障和基层社会治理水平",
      "Raising the level of basic livelihood security and grass-roots governance",
    ],
  ]),
  ...provisions({ clause: "1", kind: "staffing" }, [
    ["professionals", "配备社会工作专业人才", "Provide social-work professionals"],
  ]),
  provision({
    code: "communities-in-step",
    clause: "1",
    kind: "structure",
    text: "同步推进中心城区社区建立社工站（室）",
    textEn: "Advance stations (rooms) in the communities of the central city in step",
  }),
  provision({
    code: "villages-gradually",
    clause: "1",
    kind: "structure",
    strength: "may",
    text: "逐步推进有条件的乡镇社区和村建立社工站（室）",
    textEn: "Gradually advance stations (rooms) in township communities and villages that have the conditions",
  }),
  provision({
    code: "mode",
    clause: "4",
    kind: "principle",
    text: "政府主导、社会力量参与、市场化运作",
    textEn: "Led by government, with participation of society, run on market lines",
  }),
  ...provisions({ clause: "2.1", kind: "principle" }, [
    ["party-leads", "坚持党的领导", "Uphold the leadership of the Party"],
    [
      "party-platform",
      "社工站和社工队伍成为宣传党的主张、落实党的政策、联系服务群众的专业平台和重要力量",
      "Stations and teams make the Party's positions known, carry out its policies and keep in touch with people",
    ],
  ]),
  ...provisions({ clause: "2.2", kind: "principle" }, [
    ["combine", "坚持统筹整合", "Coordinate and combine"],
    [
      "combine-funds",
      "系统整合惠民政策和慈善、志愿服务等资金资源",
      "Combine beneficial policies with the funds of charity and volunteering",
    ],
    [
      "uniform",
      "场地设施、人员配置、制度规范、服务功能基本统一",
      "Premises, staffing, norms and service functions basically uniform",
    ],
  ]),
  ...provisions({ clause: "2.2", kind: "premises" }, [
    ["hosts", "依托现有资源推进社工站建设", "Stations are built on what exists"],
  ]),
  // Any one of those listed will do.
  ...provisions({ clause: "2.2", kind: "premises", strength: "may" }, [
    ["host-affairs", "依托社会事务办（民政办）", "Hosted by the social affairs office (civil affairs office)"],
    ["host-party", "依托党群服务中心", "Hosted by the Party and people's service centre"],
    ["host-grid", "依托网格管理中心", "Hosted by the grid management centre"],
    ["host-welfare", "依托福利机构", "Hosted by a welfare institution"],
  ]),
  ...provisions({ clause: "2.3", kind: "principle" }, [
    [
      "serve",
      "坚持服务基层：立足镇街、深入村居、便民利民、专业服务",
      "Serve the grass roots: stand in the town, go deep into villages, be convenient and useful, serve professionally",
    ],
  ]),
  ...provisions({ clause: "2.3", kind: "principle", strength: "may" }, [
    [
      "serve-needs",
      "鼓励支持社工站围绕群众需求设计和实施项目，积极回应群众关切",
      "Stations are encouraged to design and carry out projects around people's needs",
    ],
  ]),
  ...provisions({ clause: "2.4", kind: "principle" }, [
    ["profession", "坚持专业引领", "Let the profession lead"],
    ["profession-train", "注重培养和使用社会工作专业人才", "Train and use social-work professionals"],
    [
      "profession-supervise",
      "通过培训督导等方式提升社工站人员专业服务能力",
      "Raise the professional ability of station staff by training and supervision",
    ],
  ]),
  ...provisions({ clause: "3", kind: "function" }, [
    ["civil-affairs", "主要围绕民政重点工作开展专业服务", "Services around the key work of civil affairs"],
  ]),
  ...functionsOf(
    "3.1",
    "assistance",
    ["社会救助", "Social assistance"],
    [
      [
        "people",
        "面向最低生活保障、特困人员救助供养、临时救助对象",
        "For: recipients of subsistence allowances, support in extreme hardship, temporary assistance",
      ],
      ["find", "对象排查", "Finding recipients"],
      ["means", "家计调查", "Household means surveys"],
      ["policy", "政策宣传", "Policy publicity"],
      ["appraisal", "绩效评价", "Performance appraisal"],
      ["care", "照料护理", "Care and nursing"],
      ["rehabilitation", "康复训练", "Rehabilitation training"],
      ["integration", "社会融入", "Social integration"],
      ["capacity", "能力提升", "Capacity building"],
      ["resources", "资源链接", "Links to resources"],
    ],
  ),
  ...functionsOf(
    "3.2",
    "elderly",
    ["为老养老", "Older people"],
    [
      ["people", "面向留守、空巢、特困老年人", "For: left-behind, empty-nest and extremely poor older people"],
      ["network", "完善社区居家养老为基础的养老服务网络", "An elder-care network based on home care in the community"],
      ["visits", "巡访评估", "Visits and assessment"],
      ["daily", "生活照顾安排", "Arrangements for daily care"],
      ["family", "家庭关系协调", "Coordination of family relations"],
      ["community", "社区参与", "Participation in the community"],
    ],
  ),
  ...functionsOf(
    "3.3",
    "children",
    ["儿童关爱保护", "Care and protection of children"],
    [
      ["people", "面向困境儿童、儿童家庭及监护人", "For: children in difficulty, children's families and guardians"],
      ["home-visits", "家庭随访", "Home visits"],
      ["verify", "对象核查评估", "Verification and assessment"],
      ["guardianship", "监护法制宣传", "Legal publicity on guardianship"],
      ["safety", "安全和心理健康教育", "Education on safety and mental health"],
      ["grandparents", "隔代教育能力建设", "Capacity building for education by grandparents"],
    ],
  ),
  ...functionsOf(
    "3.4",
    "governance",
    ["社区治理", "Community governance"],
    [
      ["democracy", "强化民主观念", "A sense of democracy"],
      ["consultation", "掌握协商方法", "Methods of consultation"],
      ["demands", "合理表达诉求", "Voicing demands reasonably"],
      [
        "system",
        "党组织统一领导，政府依法履责，各类组织积极协同，群众广泛参与",
        "Party organisations lead, government performs its duties by law, organisations cooperate, people take part",
      ],
      ["three", "自治、法治、德治相结合", "Self-governance, rule of law and rule of virtue combined"],
    ],
  ),
  ...provisions({ clause: "3.5", kind: "function" }, [
    [
      "others",
      "积极辐射带动其他民政服务项目，确定重点服务对象和重点服务内容",
      "Extend to other civil affairs services; set main groups and contents",
    ],
    ["local-workers-capacity", "为本地社会工作者提供能力提升", "Capacity building for local social workers"],
    ["local-workers-education", "为本地社会工作者提供继续教育", "Continuing education for local social workers"],
    ["local-workers-coaching", "为本地社会工作者提供项目辅导", "Project coaching for local social workers"],
  ]),
  provision({
    code: "commissions",
    clause: "3.5",
    kind: "function",
    strength: "may",
    text: "可探索面向社会开展专业服务，通过购买服务，承接多领域服务项目",
    textEn: "May explore professional services for society and take on projects in many fields",
  }),
];

/** One function of part 三 and the items of its list. */
function functionsOf(
  clause: string,
  code: string,
  [name, nameEn]: readonly [string, string],
  items: readonly (readonly [string, string, string])[],
): ProvisionContent[] {
  return provisions(
    { clause, kind: "function" },
    items.map(([item, text, textEn]) => [`${code}-${item}`, `${name}：${text}`, `${nameEn}: ${textEn}`] as const),
  );
}
