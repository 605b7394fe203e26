import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { comparatorsFor, factRegistry } from "@/lib/programmes/rules/fact-registry";
import { checkPlanTable } from "@/lib/programmes/rules/plan-table";
import { jingmen2021 } from "@/prisma/seed/programmes/jingmen-2021";
import { jingmenTable } from "../../support/factories/programmes";

const { content } = jingmen2021;
const source = readFileSync("prisma/seed/programmes/jingmen-2021/source.txt", "utf8");
const clauseText = (number: string) => content.clauses.find((clause) => clause.number === number)?.text ?? "";
const anchored = [
  ...content.targets,
  ...content.planTables,
  ...content.standards,
  ...content.standards.flatMap(({ items }) => items.flatMap(({ conditions }) => conditions)),
  ...content.deadlines,
  ...content.provisions,
  ...content.discrepancies,
];
const provisionTexts = content.provisions.map(({ text, party }) => `${party ?? ""} ${text}`).join("\n");

describe("the document", () => {
  it("is kept word for word, and its clauses hold all of it but the site's navigation", () => {
    expect(content.document.sourceText).toBe(source);
    for (const { text } of content.clauses) expect(source).toContain(text);
    const navigation = "扫一扫在手机端打开当前页\n|\n【大 中 小】 【打印】 |";
    expect(`${content.clauses.map(({ text }) => text).join("\n")}\n${navigation}`).toBe(source.trimEnd());
  });

  it("has a news item, a preamble, six parts and an annex, each heading as printed", () => {
    const numbers = content.clauses.map(({ number }) => number);
    expect(numbers.filter((number) => /^\d$/.test(number))).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
    expect(numbers.filter((number) => number.startsWith("2."))).toHaveLength(4);
    expect(numbers.filter((number) => number.startsWith("3."))).toHaveLength(5);
    expect(numbers.filter((number) => number.startsWith("4."))).toHaveLength(5);
    expect(numbers.filter((number) => number.startsWith("5."))).toHaveLength(3);
    expect(numbers.filter((number) => number.startsWith("6."))).toHaveLength(4);
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const { number, text, heading } of content.clauses) if (number !== "3.5") expect(text).toContain(heading);
  });

  it("has English beside every Chinese text", () => {
    const missing: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, `${path}.${index}`);
      else if (value && typeof value === "object")
        for (const [key, item] of Object.entries(value)) {
          const other = (value as Record<string, unknown>)[`${key}En`];
          if (`${key}En` in value && typeof item === "string" && !(typeof other === "string" && other.trim()))
            missing.push(`${path}.${key}`);
          walk(item, `${path}.${key}`);
        }
    };
    walk(content, "");
    expect(missing).toEqual([]);
  });

  it("anchors every row to a clause, with codes used once", () => {
    const numbers = new Set(content.clauses.map(({ number }) => number));
    for (const { clause } of anchored) expect(numbers).toContain(clause);
    for (const rows of [content.targets, content.deadlines, content.provisions, content.discrepancies])
      expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length);
  });
});

describe("targets and plan", () => {
  it("are 30, 50, 70 and 100 % by the ends of 2021 to 2024, and 60 stations", () => {
    const floors = content.targets.filter(({ measure }) => measure === "stations.coverageRate");
    expect(floors.map(({ dueOn, comparator, value }) => [dueOn, comparator, value])).toEqual([
      ["2021-12-31", "gte", 30],
      ["2022-12-31", "gte", 50],
      ["2023-12-31", "gte", 70],
      ["2024-12-31", "gte", 100],
    ]);
    expect(content.targets.find(({ code }) => code === "all-60")).toMatchObject({ value: 60, dueOn: "2024-12-31" });
    expect(content.targets.map(({ code }) => code)).toContain("one-per-township");
    expect(content.targets.find(({ code }) => code === "central-communities")?.strength).toBe("may");
  });

  it("hold the annex as printed, number by number", () => {
    const table = content.planTables[0];
    expect(table && { years: table.years, totals: table.printedTotals, all: table.printedGrandTotal }).toEqual({
      years: [...jingmenTable.years],
      totals: [...jingmenTable.printedTotals],
      all: 60,
    });
    expect(table?.rows).toEqual(
      jingmenTable.rows.map(({ key, label, values, printedTotal }) => ({
        regionCode: key,
        label,
        values,
        printedTotal,
      })),
    );
    const printed = clauseText("annex")
      .split("\n")
      .flatMap((line) => /^(\d+) \|$/.exec(line)?.[1] ?? [])
      .map(Number);
    expect(printed).toEqual([
      ...(table?.rows.flatMap(({ values, printedTotal }) => [...values, printedTotal]) ?? []),
      ...(table?.printedTotals ?? []),
      table?.printedGrandTotal,
    ]);
    expect(checkPlanTable(jingmenTable).mismatches).toHaveLength(2);
  });

  it("put every number of the document into some row", () => {
    const rows = JSON.stringify({ ...content, document: null, clauses: null });
    const body = content.clauses.filter(({ number }) => number !== "annex" && number !== "news");
    const numbers = body.flatMap(({ text }) => text.match(/\d+/g) ?? []);
    expect(new Set(numbers)).toEqual(
      new Set(["2021", "2022", "2023", "2024", "30", "50", "70", "60", "1", "300", "2", "4", "40", "7", "5"]),
    );
    for (const number of numbers) expect(rows).toMatch(new RegExp(`(?<!\\d)0?${number}(?!\\d)`));
    expect(content.deadlines.map(({ dueOn, yearlyOn }) => dueOn ?? yearlyOn)).toEqual([
      "2021-04-30",
      "2021-04-30",
      "2021-07-31",
      "2021-12-31",
      "2022-12-31",
      "2023-12-31",
      "2024-12-31",
      "--12-31",
    ]);
  });
});

describe("the five haves", () => {
  const conditions = content.standards.flatMap(({ items }) => items.flatMap((item) => item.conditions));
  it("are 有场地 有人员 有功能 有制度 有服务, asked of known facts", () => {
    expect(content.standards[0]?.items.map(({ name }) => name)).toEqual([
      "有场地",
      "有人员",
      "有功能",
      "有制度",
      "有服务",
    ]);
    for (const { fact, comparator, value } of conditions) {
      expect(comparatorsFor(fact)).toContain(comparator);
      const definition = factRegistry[fact];
      if (comparator === "includesAll" && definition.type === "set")
        expect([...(value as string[])].sort()).toEqual([...definition.options].sort());
    }
  });

  it("fail nobody by a soft rule", () => {
    const soft = conditions.filter(({ strength }) => strength !== "must");
    expect(soft.map(({ fact, strength }) => `${fact} ${strength}`)).toEqual([
      "officeArea may",
      "rooms may",
      "staffOver40Count general",
      "certifiedStaffCount may",
      "agreementMonths principle",
    ]);
    expect(clauseText("4.3")).toContain("年龄一般应在40岁以下");
    expect(clauseText("4.3")).toContain("优先录用");
    expect(clauseText("4.4")).toContain("原则上实行一年一签");
    expect(clauseText("4.2")).toContain("有条件的乡镇(街道)可按不少于300平方米");
  });
});

describe("every item of the checklist", () => {
  const items = [
    "乡村人才振兴 推进会 湖北省民政厅 市民政事业|全市民政事业 五社联动 支持社会工作和志愿服务管理办法 加强城市社区工作者队伍建设",
    "党的领导 统筹整合 服务基层 专业引领 社会事务办（民政办） 党群服务中心 网格管理中心 福利机构 场地设施 人员配置 制度规范 服务功能",
    "对象排查 家计调查 政策宣传 绩效评价 照料护理 康复训练 社会融入 能力提升 资源链接 最低生活保障 特困人员 临时救助",
    "留守 空巢 特困老年人 巡访评估 生活照顾安排 家庭关系协调 社区参与",
    "困境儿童 监护人 家庭随访 对象核查评估 监护法制宣传 安全和心理健康教育 隔代教育",
    "民主观念 协商方法 表达诉求 自治、法治、德治 其他民政服务项目 继续教育 项目辅导 承接多领域服务项目",
    "五有 每个乡镇（街道）建立1个 每个社区可建立1个 购买服务项目 日常工作 指导中心 第三方社会组织",
    "办公用房 桌椅 电脑 打印机 档案柜 ××县(市、区) 300平方米 社工室 个案室 小组活动室 多功能室 档案室",
    "2-4人 面积、人口和特定人群 志愿者服务团队 公开招聘 以钱养事 承接机构安排 40岁以下 大专以上 优先录用 薪酬可参照",
    "70% 签订服务协议 一年一签 目录 政府采购 人员管理制度 项目管理制度 督导管理制度 志愿者管理制度 服务场所使用 文书档案",
    "现场会议 培训 自评 第三方评估 抽查或全面检查",
    "主要领导 分管领导 社工科（股）室 救助科 养老科 儿童科 治理科 牵头 主抓 主建 主用",
    "服务清单 评估办法 督导制度 资金使用情况 年度计划 监督管理 劳动合同 按月发放薪酬 保险",
    "社会救助工作经费 困难群众救助补助资金 5% 福彩公益金 一般公共预算 社会组织培育 慈善 东宝、掇刀、漳河新区 经评估合格",
    "电视 报刊 广播 网络 多渠道 普及专业理念",
    "政府购买服务方式 综合性服务平台 困难群众和特殊群体 培育发展社会组织 规划布局 运行流程 规范社工站项目实施、督导、评估",
    "宣传党的主张 围绕群众需求 培养和使用 党组织统一领导 民政重点工作 承接机构 重要议事日程 时间节点",
  ].flatMap((line) => line.split(" "));

  it.each(items)("%s", (item) => {
    expect(item.split("|").some((text) => provisionTexts.includes(text))).toBe(true);
  });

  it("carries caps and soft rules with their numbers", () => {
    const row = (code: string) => content.provisions.find((provision) => provision.code === code);
    expect(row("personnel-cap")).toMatchObject({ comparator: "lte", value: 70, unit: "%", strength: "must" });
    expect(row("subsidy-cap")).toMatchObject({ comparator: "lte", value: 5, unit: "%", strength: "must" });
    expect(row("staff")).toMatchObject({ value: 2, valueMax: 4, strength: "must" });
    expect(row("age")).toMatchObject({ comparator: "lte", value: 40, strength: "general" });
    expect(row("area")).toMatchObject({ comparator: "gte", value: 300, strength: "may" });
    expect(row("agreement-term")).toMatchObject({ value: 1, unit: "年", strength: "principle" });
    expect(row("pay")?.strength).toBe("may");
  });

  it("holds nobody to each of several ways, hosts or funds that the document leaves to choose from", () => {
    const strengths = (clause: string, pattern: RegExp) =>
      content.provisions
        .filter((row) => row.clause === clause && pattern.test(row.text))
        .map(({ strength }) => strength);
    expect(strengths("2.2", /^依托(?!现有)/)).toEqual(["may", "may", "may", "may"]);
    expect(strengths("4.2", /^可依托/)).toEqual(["may", "may", "may", "may"]);
    expect(strengths("4.3", /^面向社会公开招聘|^“以钱养事”/)).toEqual(["may", "may"]);
    expect(strengths("6.3", /^(?!足额|从).*资金$|^社会救助工作经费|^福彩公益金|^引导/)).toEqual(Array(6).fill("may"));
    expect(strengths("4.2", /依托现有设施/)).toEqual(["must"]);
    expect(strengths("4.3", /^采取公开招聘/)).toEqual(["must"]);
    expect(strengths("6.3", /^足额|^从下列资金/)).toEqual(["must", "must"]);
  });

  it("puts what is due by the end of July 2021 in rows of their own, and names who is to build", () => {
    expect(content.provisions.filter(({ dueOn }) => dueOn === "2021-07-31").map(({ text }) => text)).toEqual([
      "督促乡镇（街道）落实社工站服务场所及设备设施",
      "通过政府购买服务方式，落实驻站社工或确定承接机构",
      "签订服务协议",
      "开展专业服务",
    ]);
    for (const { code, responsible } of content.deadlines)
      if (code.startsWith("build-")) expect(clauseText("6.1")).toContain(responsible);
  });

  it("keeps every [!] in the register with at least two readings", () => {
    expect(content.discrepancies.map(({ code }) => code)).toEqual(
      expect.arrayContaining([
        "document-number",
        "five-respects",
        "pay",
        "subsidy-area",
        "and-above",
        "cumulative",
        "plan-totals",
        "denominator",
        "debris",
        "table-and-floors",
        "zhanghe",
      ]),
    );
    for (const { readings } of content.discrepancies) expect(readings.length).toBeGreaterThanOrEqual(2);
  });
});
