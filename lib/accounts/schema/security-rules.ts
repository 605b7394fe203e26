import { z } from "zod";
import { typedNumber } from "@/lib/shared/number-text";

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

const within = (name: RuleName) => {
  const [min, max] = RULE_LIMITS[name];
  return typedNumber.pipe(
    z.number().int("notInteger").min(min, `tooSmall|{"min":${min}}`).max(max, `tooBig|{"max":${max}}`),
  );
};

export const securityRulesSchema = z.object({
  _version: z.coerce.number().int(),
  idleMinutes: within("idleMinutes"),
  absoluteHours: within("absoluteHours"),
  maxSessions: within("maxSessions"),
  passwordMinLength: within("passwordMinLength"),
  adminPasswordMinLength: within("adminPasswordMinLength"),
  passwordClasses: within("passwordClasses"),
  passwordMaxAgeDays: within("passwordMaxAgeDays"),
  passwordHistory: within("passwordHistory"),
  firstPasswordDays: within("firstPasswordDays"),
  maxFailures: within("maxFailures"),
  lockMinutes: within("lockMinutes"),
  tokenMaxDays: within("tokenMaxDays"),
});
export type SecurityRulesInput = z.output<typeof securityRulesSchema>;
