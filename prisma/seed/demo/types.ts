import type { Role } from "@/lib/generated/prisma/enums";

export type Township = {
  code: string;
  name: string;
  path: string;
  county: string;
  countyName: string;
  areaPath: string | null;
};
export type DemoStation = {
  id: string;
  code: string;
  regionPath: string;
  county: string;
  township: Township;
  organisation: string | null;
};
export type DemoAccount = {
  id: string;
  loginName: string;
  displayName: string;
  role: Role;
  regionCode?: string;
  stationId?: string;
  organisationId?: string;
};
