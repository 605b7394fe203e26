import { type FactDefinition, factRegistry } from "@/lib/programmes/rules/fact-registry";
import type { StationFactId } from "../schema/facts";

export const factGroups = {
  identity: ["address", "hotline", "signText"],
  legal: ["operationMode", "agreementFrom", "agreementTo", "legalStatus", "legalNumber", "legalOn", "legalAuthority"],
  premises: ["hostFacility", "officeArea", "rooms"],
  equipment: ["desks", "computers", "printers", "fileCabinets"],
  staff: ["staffCount", "staffOver40Count", "staffBelowCollegeCount", "certifiedStaffCount", "volunteerTeam"],
  services: ["serviceStartedOn", "functions", "ruleSets"],
} as const satisfies Record<string, readonly StationFactId[]>;
export type FactGroup = keyof typeof factGroups;
export const factGroupIds = Object.keys(factGroups) as FactGroup[];

const beyondStandards: Record<string, FactDefinition> = {
  address: { type: "text" },
  legalNumber: { type: "text" },
  legalAuthority: { type: "text" },
  legalOn: { type: "date" },
};

/** How a fact is entered and shown; null for an id that no fact has. */
export function factDefinition(fact: string): FactDefinition | null {
  if (Object.hasOwn(factRegistry, fact)) return factRegistry[fact as keyof typeof factRegistry];
  return Object.hasOwn(beyondStandards, fact) ? (beyondStandards[fact] ?? null) : null;
}
