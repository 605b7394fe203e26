import { z } from "zod";
import { fields, required, requiredNumber } from "@/lib/shared/fields";
import { filled, within } from "@/lib/shared/text-field";
import { RULE_LIMITS } from "./security-rules";

/** Longer input would only buy an attacker computing time. */
export const PASSWORD_MAX_LENGTH = 128;

const secret = z
  .string()
  .min(1, "required")
  .refine(...within(PASSWORD_MAX_LENGTH));

export const passwordSchema = z
  .object({ currentPassword: secret, newPassword: secret, repeatPassword: z.string().min(1, "required") })
  .refine(({ newPassword, repeatPassword }) => newPassword === repeatPassword, {
    path: ["repeatPassword"],
    message: "passwordRepeat",
  });
export type PasswordInput = { currentPassword: string; newPassword: string };

/** Admins may allow fewer days: the command knows how many. */
export const tokenFields = fields({
  name: required("text", filled(60)),
  days: requiredNumber({ min: 1, max: RULE_LIMITS.tokenMaxDays[1], whole: true }),
});
export const tokenSchema = z.object(tokenFields.shape);
export type TokenInput = z.output<typeof tokenSchema>;

export const revokeTokenSchema = z.object({ id: z.uuid("invalid") });

/** One session of one's own, all but the one in use, or every one. */
export const endSessionsSchema = z.object({ which: z.union([z.uuid(), z.enum(["others", "all"])], "invalid") });
