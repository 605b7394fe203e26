import { isBinding, type Strength } from "@/lib/programmes/rules/fact-registry";
import type { StationFacts } from "../schema/facts";
import { type Circumstances, type Demand, type FactValue, factValue, holds } from "./conditions";
import { type Change, smallestFix } from "./smallest-fix";

export type Clause = { readonly number: string; readonly label: string };

export type Condition = Demand & {
  readonly id: string;
  readonly strength: Strength;
  /** Of conditions that share it within an item, one is enough. */
  readonly alternative: string | null;
  readonly advice: string;
  readonly adviceEn: string;
  readonly clause: Clause;
};

export type StandardItem = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly conditions: readonly Condition[];
};

export type Standard = {
  readonly programmeId: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly clause: Clause;
  readonly items: readonly StandardItem[];
};

/** `spared`: does not hold, but another alternative of its group does. `advice`: does not hold and binds nobody. */
export type Outcome = "met" | "failed" | "advice" | "spared";

export type ConditionResult = { readonly condition: Condition; readonly outcome: Outcome; readonly actual: FactValue };

export type ItemResult = {
  readonly item: StandardItem;
  readonly passed: boolean;
  readonly conditions: readonly ConditionResult[];
  /** Empty when passed; null when the item's conditions contradict each other. */
  readonly fix: readonly Change<Condition>[] | null;
};

export type StandardResult = {
  readonly standard: Standard;
  readonly items: readonly ItemResult[];
  readonly fix: readonly Change<Condition>[] | null;
};

type Group = { readonly members: readonly Condition[]; readonly binding: boolean };

/** Conditions by alternative group; a group binds when any of its members does. */
function groupsOf(conditions: readonly Condition[]): Group[] {
  const groups = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const key = condition.alternative === null ? `condition ${condition.id}` : `group ${condition.alternative}`;
    groups.set(key, [...(groups.get(key) ?? []), condition]);
  }
  return [...groups.values()].map((members) => ({
    members,
    binding: members.some(({ strength }) => isBinding(strength)),
  }));
}

const bindingRequirements = (items: readonly StandardItem[]) =>
  items.flatMap(({ conditions }) => groupsOf(conditions).flatMap(({ members, binding }) => (binding ? [members] : [])));

function evaluateItem(item: StandardItem, facts: StationFacts, at: Circumstances): ItemResult {
  const outcomes = new Map<Condition, Outcome>();
  let passed = true;
  for (const { members, binding } of groupsOf(item.conditions)) {
    const met = members.filter((member) => holds(member, facts, at));
    const otherwise: Outcome = met.length > 0 ? "spared" : binding ? "failed" : "advice";
    for (const member of members) outcomes.set(member, met.includes(member) ? "met" : otherwise);
    if (otherwise === "failed") passed = false;
  }
  return {
    item,
    passed,
    conditions: item.conditions.map((condition) => ({
      condition,
      outcome: outcomes.get(condition) ?? "met",
      actual: factValue(facts, condition.fact),
    })),
    fix: passed ? [] : smallestFix(bindingRequirements([item]), facts, at),
  };
}

/** Checks every item; only binding conditions can fail one (必须, 应), the softer words advise. */
export function evaluateStandard(standard: Standard, facts: StationFacts, at: Circumstances): StandardResult {
  const items = standard.items.map((item) => evaluateItem(item, facts, at));
  const failed = items.some(({ passed }) => !passed);
  return { standard, items, fix: failed ? smallestFix(bindingRequirements(standard.items), facts, at) : [] };
}

/** Codes of the items that fail, in the order of the standards, each once. */
export function failedItems(standards: readonly Standard[], facts: StationFacts, at: Circumstances): string[] {
  const failed = standards.flatMap(({ items }) =>
    items.filter((item) => !evaluateItemPasses(item, facts, at)).map(({ code }) => code),
  );
  return [...new Set(failed)];
}

const evaluateItemPasses = (item: StandardItem, facts: StationFacts, at: Circumstances): boolean =>
  groupsOf(item.conditions).every(({ members, binding }) => !binding || members.some((m) => holds(m, facts, at)));
