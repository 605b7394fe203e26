/**
 * What the portal's own role may do to each table with the settings of an actor: select, insert, update, delete; small
 * letters on what lies in the actor's scope or is the account's own, capitals on what does not. Written out by hand after
 * the permissions; a role that is not named may do nothing. A new table needs a row here.
 */
type Cell = Record<string, string>;

const ADMINS = "system_admin security_admin audit_admin";
const STATION = "township_official station_lead station_worker supervisor organisation_manager";
const OTHERS = `county_official ${STATION} evaluator`;
const OFFICIALS = "province_official city_official";
const MEMBERS = `${OFFICIALS} ${OTHERS} ${ADMINS}`;

/** A draft and its parts: whoever writes it reads it, nobody else. */
const draftPart: Cell = { siudSIUD: "system province_official", siud: "city_official" };
const anyoneReads: Cell = { sS: `system ${MEMBERS} public nobody` };
const unit: Cell = {
  siuSIU: "system province_official",
  siuS: "city_official",
  sS: `${OTHERS} ${ADMINS} public nobody`,
};
const systemWrites: Cell = { siuSIU: "system", sS: `${MEMBERS} public nobody` };
const systemOnly: Cell = { siudSIUD: "system" };
const history: Cell = {
  siuSIU: "system province_official",
  siu: "city_official county_official",
  s: STATION,
};

export const EXPECTED: Record<string, Cell> = {
  Account: { siuSIU: "system", su: `${OFFICIALS} ${OTHERS} audit_admin`, suSIU: "system_admin", suS: "security_admin" },
  AccountFactor: { siudSIUD: "system", s: MEMBERS },
  ApiToken: {
    siudSIUD: "system",
    siu: `${OFFICIALS} ${OTHERS}`,
    suSU: "system_admin security_admin",
    su: "audit_admin",
  },
  AuditChain: { sS: "system audit_admin" },
  AuditEntry: { siS: "system audit_admin", i: `${OFFICIALS} ${OTHERS} system_admin security_admin public` },
  AuthSession: {
    siudSIUD: "system",
    su: `${OFFICIALS} ${OTHERS} audit_admin`,
    suSU: "system_admin security_admin",
  },
  Clause: draftPart,
  Deadline: draftPart,
  Discrepancy: draftPart,
  FunctionalMember: unit,
  IdempotencyKey: { siu: MEMBERS },
  LoginThrottle: systemOnly,
  Organisation: { siuSIU: "system province_official", siuS: "city_official", sS: `${OTHERS} ${ADMINS}` },
  OrganisationChange: { siSI: "system province_official", siS: "city_official", sS: OTHERS },
  PasswordHistory: {
    siSI: "system",
    si: `${OFFICIALS} ${OTHERS} security_admin audit_admin`,
    siI: "system_admin",
  },
  PlanRow: draftPart,
  PlanTable: draftPart,
  PendingSignIn: systemOnly,
  Programme: unit,
  ProgrammeVersion: { siuSIU: "system province_official", siu: "city_official" },
  Provision: draftPart,
  RecoveryCode: { siudSIUD: "system", s: MEMBERS },
  RefusalCount: systemOnly,
  Region: unit,
  // Undoing writes as the owner (undo_region_act); what an act wrote is nobody's to read or write.
  RegionAct: { siSI: "system province_official", siS: "city_official", sS: `${OTHERS} ${ADMINS}` },
  RegionActRow: {},
  RegionChange: anyoneReads,
  RegionLineage: anyoneReads,
  RegionName: unit,
  RegionRollup: anyoneReads,
  // Of a ruling only that it was withdrawn is written later.
  Ruling: { siuSIU: "system province_official", siu: "city_official" },
  SecurityRules: {
    suSU: "system security_admin",
    sS: `${OFFICIALS} ${OTHERS} system_admin audit_admin public nobody`,
  },
  Standard: draftPart,
  StandardCondition: draftPart,
  StandardItem: draftPart,
  Station: {
    siuSIU: "system province_official",
    siu: "city_official county_official",
    su: "township_official station_lead",
    s: "station_worker supervisor organisation_manager",
    // These two stations have opened; one that has not is asked of in secrets.test.ts.
    sS: "public",
  },
  StationAssignment: { siudI: "system system_admin", s: "supervisor security_admin" },
  StationEvent: history,
  StationPlacement: history,
  StationRevision: {
    siuSIU: "system province_official",
    siu: "city_official county_official",
    si: "township_official station_lead",
    s: "station_worker supervisor organisation_manager",
  },
  StationRollup: anyoneReads,
  StationType: systemWrites,
  Target: draftPart,
};
