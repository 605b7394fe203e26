import type { DiscrepancyContent } from "@/lib/programmes/schema/content";

type Texts = readonly [zh: string, en: string];
type Case = {
  code: string;
  clause: string;
  planTable?: number;
  title: Texts;
  description: Texts;
  readings: readonly (readonly [code: string, ...Texts])[];
};

const cases: Case[] = [
  {
    code: "plan-totals",
    clause: "annex",
    planTable: 0,
    title: ["2022年、2024年总计与各行之和不符", "The totals of 2022 and 2024 do not equal the sum of the rows"],
    description: [
      "总计行2022年印为12，各行之和为11；2024年印为14，各行之和为15。一多一少恰好相抵，合计60不变；各行合计均无误。",
      "The total of 2022 is printed 12 and the rows sum to 11; that of 2024 is printed 14 and the rows sum to 15. The two errors cancel, so that 60 holds; all row totals are right.",
    ],
    readings: [
      ["rows", "按行加总：21、11、13、15", "By the rows: 21, 11, 13, 15"],
      ["printed", "按印刷总计：21、12、13、14", "As printed: 21, 12, 13, 14"],
    ],
  },
  {
    code: "document-number",
    clause: "news",
    title: ["文号空缺", "The document number is blank"],
    description: [
      "新闻稿所引文号为“荆民政发〔2021〕号”，序号缺失；正文未印文号。",
      "The news item quotes “荆民政发〔2021〕号” without its number; the plan itself prints none.",
    ],
    readings: [
      ["blank", "照录原文，序号空缺", "Quoted as printed, without a number"],
      ["look-up", "向市民政局查实后补录", "To be looked up at the city bureau and entered"],
    ],
  },
  {
    code: "issue-date",
    clause: "0",
    title: ["未印成文日期和施行日期", "No date of issue or of effect is printed"],
    description: [
      "全文只见“2021”字样，没有成文日期和施行日期。本平台自2021年1月1日起适用第1版，计划表也从2021年起算。",
      "Only the year 2021 appears. The portal applies version 1 from 1 January 2021, as the plan table begins with 2021.",
    ],
    readings: [
      ["year-start", "自2021年1月1日起适用", "In effect from 1 January 2021"],
      [
        "first-deadline",
        "最迟自第一个时限（2021年4月底）起适用",
        "In effect at the latest from the first deadline (end of April 2021)",
      ],
    ],
  },
  {
    code: "five-respects",
    clause: "news",
    title: ["新闻称“五方面”，实列六项", "The news says “five respects” and names six"],
    description: [
      "新闻稿列出目标任务、基本原则、功能定位、建站方式、实施步骤、组织保障，共六项，却称“五方面”；方案正文为六个部分，第六部分题为“保障措施”。",
      "The news item names six (targets, principles, functions, ways, steps, guarantees) and calls them five; the plan has six parts.",
    ],
    readings: [
      ["six", "以方案正文为准：六个部分", "The plan counts: six parts"],
      ["five", "照新闻稿：五方面", "As the news says: five respects"],
    ],
  },
  {
    code: "pay",
    clause: "4.3",
    title: ["薪酬：“参照”与“可参照”", "Pay: “with reference to” or “may be … with reference to”"],
    description: [
      "新闻稿称驻站社工薪酬“参照……标准执行”，方案正文为“可参照……标准执行”，约束力不同。",
      "The news says pay “is set with reference to” the standard, the plan that it “may be”: one binds, the other allows.",
    ],
    readings: [
      ["may", "以方案正文为准：可参照", "The plan counts: may be set with reference"],
      ["must", "照新闻稿：参照执行", "As the news says: is set with reference"],
    ],
  },
  {
    code: "subsidy-area",
    clause: "6.3",
    title: ["补贴范围：“中心城区”与三个区", "Who gets the subsidy: “the central city” or three districts"],
    description: [
      "新闻稿称对“中心城区”给予补贴，方案正文列明东宝、掇刀、漳河新区。“中心城区”是否恰为这三个区，文中未作界定。",
      "The news names “the central city”, the plan Dongbao, Duodao and Zhanghe New District. Whether these are the same is not said.",
    ],
    readings: [
      ["three", "以方案正文为准：东宝、掇刀、漳河新区", "The plan counts: Dongbao, Duodao, Zhanghe New District"],
      ["central", "照新闻稿：中心城区", "As the news says: the central city"],
    ],
  },
  {
    code: "and-above",
    clause: "1",
    title: ["“30%、50%、70%以上”的“以上”管几个数", "Whether “and above” binds all three floors or the last"],
    description: [
      "“以上”可以同时限定三个比例，也可以只限定70%。按只限定最后一个读，2021年、2022年为恰好30%、50%。",
      "“以上” may bind all three proportions or only 70 %. Read the second way, 2021 and 2022 would be exactly 30 % and 50 %.",
    ],
    readings: [
      ["all", "三个比例都是下限", "All three are floors"],
      ["last", "只有70%是下限，30%、50%为定数", "Only 70 % is a floor; 30 % and 50 % are fixed"],
    ],
  },
  {
    code: "cumulative",
    clause: "1",
    title: ["比例是累计还是当年新建，文中未说", "Whether the proportions are cumulative is not said"],
    description: [
      "30%、50%、70%逐年上升并以2024年全覆盖收尾，只能理解为累计；但文中没有“累计”二字，也没有写“年底”，本平台按当年12月31日核。当年新建之和会达到150%。",
      "30, 50 and 70 % rise to full coverage in 2024, so that they can only be cumulative; the word is not there, nor “by the end of the year”: the portal looks at 31 December. As yearly additions they would sum to 150 %.",
    ],
    readings: [
      ["cumulative", "截至当年年底的累计比例", "Cumulative up to the end of the year"],
      ["yearly", "当年新建的比例", "Set up in that year alone"],
    ],
  },
  {
    code: "table-and-floors",
    clause: "1",
    title: ["年度任务：任务表与比例两套数", "The task of a year: the table or the proportions"],
    description: [
      "按60个计，30%、50%、70%为18、30、42个；任务表累计为21、32（印为33）、45（印为46）个。文中没有说明以哪一套为当年任务。",
      "Of 60, the proportions are 18, 30 and 42 stations; the table comes to 21, 32 (printed 33) and 45 (printed 46). The plan does not say which is the task of the year.",
    ],
    readings: [
      ["table", "以任务表为当年任务，比例为最低线", "The table is the task, the proportions the least"],
      ["floors", "以比例为当年任务，任务表为进度安排", "The proportions are the task, the table a schedule"],
    ],
  },
  {
    code: "denominator",
    clause: "1",
    title: ["分母：60个、61个还是59个", "The denominator: 60, 61 or 59"],
    description: [
      "方案写明60个乡镇（街道）。2021年钟祥市设立皇庄街道后为61个。一份2025年1月的代码表列东宝9、掇刀6、沙洋13、钟祥17（另6个类似单位）、京山14（另2个），没有漳河新区，共59个。",
      "The plan says 60. With Huangzhuang Sub-district, set up in Zhongxiang in 2021, there are 61. A code set of January 2025 lists Dongbao 9, Duodao 6, Shayang 13, Zhongxiang 17 (and 6 quasi-units), Jingshan 14 (and 2), without Zhanghe New District: 59.",
    ],
    readings: [
      ["planned", "以计划数60个为分母", "Of the 60 planned"],
      [
        "current",
        "以该日实有乡镇（街道）为分母（2021年末起61个）",
        "Of the townships that exist on the day (61 from the end of 2021)",
      ],
      ["codes-2025", "以2025年1月代码表59个为分母", "Of the 59 in the code set of January 2025"],
    ],
  },
  {
    code: "zhanghe",
    clause: "annex",
    title: [
      "漳河新区不是法定区划，2个站未写在哪里",
      "Zhanghe New District is no statutory unit; its 2 stations are not named",
    ],
    description: [
      "任务表把漳河新区与县（市、区）并列，计2个，没有写明是哪两个乡镇（街道）；区划代码中没有漳河新区。漳河镇代码属东宝区，双喜街道代码属掇刀区，都由漳河新区管理，这样计东宝8个、掇刀5个，与任务表相符。",
      "The table lists Zhanghe New District beside the counties with 2 stations, without saying where; the official codes have no such unit. Zhanghe Town (coded under Dongbao) and Shuangxi Sub-district (coded under Duodao) are run by it: so counted, Dongbao has 8 and Duodao 5, as in the table.",
    ],
    readings: [
      [
        "managed",
        "漳河镇、双喜街道计入漳河新区：东宝8、掇刀5、漳河2",
        "Both count for the new district: Dongbao 8, Duodao 5, Zhanghe 2",
      ],
      ["statutory", "按法定区划计：东宝9、掇刀6", "By statutory district: Dongbao 9, Duodao 6"],
    ],
  },
  {
    code: "age-40",
    clause: "4.3",
    title: ["“40岁以下”是否含40岁", "Whether “40岁以下” includes 40"],
    description: [
      "“以下”按法律用语惯例包括本数；方案没有另作说明。",
      "By legal convention “以下” includes the number itself; the plan does not say.",
    ],
    readings: [
      ["inclusive", "含40岁", "40 included"],
      ["exclusive", "不含40岁", "Under 40"],
    ],
  },
  {
    code: "education-strength",
    clause: "4.3",
    title: ["“一般应”是否也管学历", "Whether “generally should” also softens the education rule"],
    description: [
      "“年龄一般应在40岁以下,具有大专以上学历”：“一般应”紧随“年龄”，可以只管年龄，也可以连带学历。本平台把学历列为硬条件。",
      "“一般应” follows “age” and may soften that alone, or the education rule with it. The portal holds the education rule as binding.",
    ],
    readings: [
      ["age-only", "只管年龄，大专以上为硬条件", "Age alone: a college education is binding"],
      ["both", "年龄和学历都是一般要求", "Both are general rules"],
    ],
  },
  {
    code: "filing-date",
    clause: "5.1",
    title: ["乡镇（街道）备案是否也限4月底", "Whether the township filing is also due by the end of April"],
    description: [
      "“2021年4月底前”写在县级实施方案一句，乡镇（街道）实施计划备案另成一句，未写时限。",
      "“By the end of April 2021” stands in the sentence on the county plan; the township filing is a sentence of its own without a date.",
    ],
    readings: [
      ["same", "同为2021年4月底前", "Also by the end of April 2021"],
      ["none", "备案没有时限", "The filing has no date"],
    ],
  },
  {
    code: "meeting-date",
    clause: "5.2",
    title: ["现场会议和培训是否也限7月底", "Whether meetings and training are also due by the end of July"],
    description: [
      "“2021年7月底前”写在县级督促落实一句，召开现场会议、举办培训另成一句，未写时限。",
      "“By the end of July 2021” stands in the sentence on what counties see to; meetings and training are a sentence of their own without a date.",
    ],
    readings: [
      ["none", "会议和培训没有时限", "Meetings and training have no date"],
      ["same", "同为2021年7月底前", "Also by the end of July 2021"],
    ],
  },
  {
    code: "debris",
    clause: "annex",
    title: ["转码残留和网站导航文字", "Encoding debris and site navigation"],
    description: [
      "原文由繁体镜像转换而来：标题、附件中有多余空格，表格残留竖线“|”，文末有“扫一扫在手机端打开当前页”“【大 中 小】 【打印】”等网站文字。原文全文照存，条款不收网站文字。",
      "The text was converted from a traditional-character mirror: stray spaces in titles and annex, bars “|” left from the table, and site navigation at the end. The whole text is kept; the clauses leave out the navigation.",
    ],
    readings: [
      ["kept", "条款逐字照录，不含文末网站文字", "Clauses word for word, without the navigation at the end"],
      ["whole", "连同网站文字一并视为原文", "The navigation counted as part of the document"],
    ],
  },
];

export const discrepancies: DiscrepancyContent[] = cases.map(({ title, description, readings, ...rest }) => ({
  code: rest.code,
  clause: rest.clause,
  planTable: rest.planTable ?? null,
  title: title[0],
  titleEn: title[1],
  description: description[0],
  descriptionEn: description[1],
  // The first is the one that targets, standards and deadlines are entered by; the totals follow their ruling.
  readings: readings.map(([code, label, labelEn], index) => ({
    ...{ code, label, labelEn },
    ...(index === 0 && rest.planTable === undefined ? { followed: true } : {}),
  })),
  rulings: [],
}));
