import { z } from "zod";
import { AccountStatus, Role } from "@/lib/generated/prisma/enums";
import { isBlank } from "@/lib/shared/folding";
import { normalLoginName } from "@/lib/shared/login-name";
import { line } from "@/lib/shared/text-field";
import { urlFilter, words } from "@/lib/shared/url-filter";

/** Characters that only some machines can show would make two names look the same. */
const text = (max: number) => line(max).refine((value) => !/[\p{Cf}\p{Co}\p{Cn}]/u.test(value), "invalid");

const optional = text(200).default("");

/** `scope` fields: only the one that the role is named by is read. */
const rights = {
  displayName: text(60).refine((name) => !isBlank(name), "required"),
  role: z.enum(Role, "unknownOption"),
  region: optional,
  station: optional,
  organisationId: z.union([z.literal(""), z.uuid("unknownOption")]).default(""),
  stations: text(2_000).default(""),
};

/** Letters, digits and `. _ - @`, as it is typed at sign-in: full-width characters and capitals are folded. */
const loginName = z
  .string()
  .transform(normalLoginName)
  .pipe(z.string().regex(/^[\p{Ll}\p{Lo}\p{Nd}._@-]{3,64}$/u, "loginName"));

export const createAccountSchema = z.object({ loginName, ...rights });
export type CreateAccountInput = z.output<typeof createAccountSchema>;

const target = { id: z.uuid("invalid"), _version: z.coerce.number().int() };

export const changeAccountSchema = z.object({ ...target, ...rights });
export type ChangeAccountInput = z.output<typeof changeAccountSchema>;

export const targetSchema = z.object(target);
export const statusSchema = z.object({ ...target, change: z.enum(["disable", "enable"], "unknownOption") });
export type StatusInput = z.output<typeof statusSchema>;

export const decisionSchema = z.object({ ...target, decision: z.enum(["approve", "reject"], "unknownOption") });
export type DecisionInput = z.output<typeof decisionSchema>;

export const accountIdSchema = z.object({ id: z.uuid("invalid") });

export const accountFilter = urlFilter({ q: words(60), role: z.enum(Role), status: z.enum(AccountStatus) });
export type AccountFilter = ReturnType<typeof accountFilter.parse>;
