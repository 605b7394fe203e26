import { z } from "zod";
import { typedNumber } from "@/lib/shared/number-text";
import { filled, within } from "@/lib/shared/text-field";

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

export const tokenSchema = z.object({
  name: filled(60),
  days: typedNumber.pipe(z.number().int("notInteger").min(1, 'tooSmall|{"min":1}')),
});
export type TokenInput = z.output<typeof tokenSchema>;

export const revokeTokenSchema = z.object({ id: z.uuid("invalid") });

/** One session of one's own, all but the one in use, or every one. */
export const endSessionsSchema = z.object({ which: z.union([z.uuid(), z.enum(["others", "all"])], "invalid") });
