import { z } from "zod";
import { REGION_CODE } from "@/lib/regions/rules/codes";
import { isCreditCode, plainCreditCode } from "@/lib/shared/credit-code";
import { choice, day, fields, phone, required, text } from "@/lib/shared/fields";
import { filledName } from "@/lib/shared/text-field";
import { urlFilter, words } from "@/lib/shared/url-filter";

/** Who may take on bought services (财政部令第102号), by how they are registered. */
export const KINDS = [
  "service_agency",
  "association",
  "foundation",
  "company",
  "public_institution",
  "rural_collective",
  "self_governing",
] as const;
/** 社会组织评估等级 1A to 5A. */
export const GRADES = ["a1", "a2", "a3", "a4", "a5"] as const;

const creditCode = z
  .string("required")
  .transform(plainCreditCode)
  .pipe(z.string().min(1, { error: "required", abort: true }).refine(isCreditCode, "creditCode"));

export const organisationFields = fields({
  name: required("text", filledName(100)),
  creditCode: required("text", creditCode),
  kind: choice(KINDS),
  foundedOn: day("happened"),
  grade: choice(GRADES),
  gradedOn: day("happened"),
  contact: text({ max: 60 }),
  phone: phone({ max: 60 }),
  address: text({ max: 200 }),
});

const gradeHasItsDay = (
  { grade, gradedOn }: { grade: string | null; gradedOn: string | null },
  issues: { addIssue(issue: { code: "custom"; path: string[]; message: string }): void },
) => {
  if (grade && !gradedOn) issues.addIssue({ code: "custom", path: ["gradedOn"], message: "required" });
  if (gradedOn && !grade) issues.addIssue({ code: "custom", path: ["grade"], message: "required" });
};

export const createOrganisationInput = z
  .object({ ...organisationFields.shape, regionCode: z.string("required").regex(REGION_CODE, "required") })
  .superRefine(gradeHasItsDay);
export type CreateOrganisationInput = z.output<typeof createOrganisationInput>;

export const editOrganisationInput = z
  .object({ ...organisationFields.shape, id: z.uuid("invalid"), _version: z.coerce.number("invalid").int("invalid") })
  .superRefine(gradeHasItsDay);
export type EditOrganisationInput = z.output<typeof editOrganisationInput>;

export const organisationFilter = urlFilter({
  region: z.string().regex(REGION_CODE),
  q: words(60),
  kind: z.enum(KINDS),
  grade: z.enum(["none", ...GRADES]),
});
export type OrganisationFilter = ReturnType<typeof organisationFilter.parse>;
