import { describe, expect, it } from "vitest";
import { creditCheck } from "@/lib/shared/credit-code";
import { demoOrganisations, organisationCheck } from "@/prisma/seed/demo/organisations";

describe("codes of the demo organisations", () => {
  it("compute the check characters of the standard's own example, 91350100M000100Y43", () => {
    expect(organisationCheck("M000100Y")).toBe("4");
    expect(creditCheck("91350100M000100Y4")).toBe("3");
  });

  it.each(demoOrganisations)("$name has a valid code", ({ creditCode }) => {
    expect(creditCode).toMatch(/^52\d{6}\d{8}[\dX][\dA-HJ-NPQRTUWXY]$/);
    expect(creditCheck(creditCode.slice(0, 17))).toBe(creditCode.slice(17));
    expect(organisationCheck(creditCode.slice(8, 16))).toBe(creditCode.slice(16, 17));
  });
});
