import { z } from "zod";
import { fields, requiredNumber } from "@/lib/shared/fields";

/** Every rule with the range that keeps the portal both usable and safe. */
export const RULE_LIMITS = {
  idleMinutes: [5, 120],
  absoluteHours: [1, 24],
  maxSessions: [1, 100],
  passwordMinLength: [8, 64],
  adminPasswordMinLength: [12, 64],
  passwordClasses: [0, 4],
  passwordMaxAgeDays: [0, 365],
  passwordHistory: [1, 24],
  firstPasswordDays: [1, 30],
  maxFailures: [3, 10],
  lockMinutes: [5, 1_440],
  tokenMaxDays: [1, 730],
} as const;

export type RuleName = keyof typeof RULE_LIMITS;
export const RULE_NAMES = Object.keys(RULE_LIMITS) as RuleName[];

const rule = (name: RuleName) => {
  const [min, max] = RULE_LIMITS[name];
  return requiredNumber({ min, max, whole: true });
};

export const ruleFields = fields(
  Object.fromEntries(RULE_NAMES.map((name) => [name, rule(name)])) as Record<RuleName, ReturnType<typeof rule>>,
);
export const securityRulesSchema = z.object({ _version: z.coerce.number().int(), ...ruleFields.shape });
export type SecurityRulesInput = z.output<typeof securityRulesSchema>;
