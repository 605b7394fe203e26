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
