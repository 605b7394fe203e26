-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('province_official', 'city_official', 'county_official', 'township_official', 'station_lead', 'station_worker', 'supervisor', 'organisation_manager', 'evaluator', 'system_admin', 'security_admin', 'audit_admin');

-- CreateEnum
CREATE TYPE "AccountStatus" AS ENUM ('pending', 'active', 'disabled');

-- CreateEnum
CREATE TYPE "Strength" AS ENUM ('must', 'principle', 'general', 'may');

-- CreateEnum
CREATE TYPE "ProgrammeStatus" AS ENUM ('draft', 'published');

-- CreateEnum
CREATE TYPE "Comparator" AS ENUM ('gte', 'lte', 'eq');

-- CreateEnum
CREATE TYPE "ProvisionKind" AS ENUM ('basis', 'principle', 'function', 'structure', 'premises', 'staffing', 'cap', 'agreement', 'system', 'role', 'fund', 'evaluation', 'training', 'publicity');

-- CreateEnum
CREATE TYPE "RegionKind" AS ENUM ('country', 'province', 'city', 'county', 'functional_area', 'subdistrict', 'town', 'township', 'quasi_township', 'residents_committee', 'villagers_committee', 'quasi_residents_committee', 'quasi_villagers_committee');

-- CreateEnum
CREATE TYPE "UrbanRural" AS ENUM ('urban', 'rural');

-- CreateEnum
CREATE TYPE "RegionChangeKind" AS ENUM ('set_up', 'rename', 'merge', 'split', 'abolish');

-- CreateEnum
CREATE TYPE "RollupTree" AS ENUM ('statutory', 'reporting');

-- CreateEnum
CREATE TYPE "RollupGrain" AS ENUM ('day', 'month');

-- CreateEnum
CREATE TYPE "StationStatus" AS ENUM ('planned', 'preparing', 'listed', 'operating', 'accepted', 'suspended', 'closed');

-- CreateEnum
CREATE TYPE "RollupState" AS ENUM ('built', 'preparing');

-- CreateTable
CREATE TABLE "Account" (
    "id" UUID NOT NULL,
    "loginName" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "status" "AccountStatus" NOT NULL DEFAULT 'active',
    "regionCode" TEXT,
    "stationId" UUID,
    "organisationId" UUID,
    "passwordHash" TEXT NOT NULL,
    "passwordChangedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "pendingWhat" TEXT,
    "pendingByName" TEXT,
    "pendingSince" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PasswordHistory" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PasswordHistory_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthSession" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,

    CONSTRAINT "AuthSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "accountId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LoginThrottle" (
    "bucket" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "lockedUntil" TIMESTAMPTZ(3),

    CONSTRAINT "LoginThrottle_pkey" PRIMARY KEY ("bucket")
);

-- CreateTable
CREATE TABLE "SecurityRules" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "idleMinutes" INTEGER NOT NULL DEFAULT 30,
    "absoluteHours" INTEGER NOT NULL DEFAULT 12,
    "passwordMinLength" INTEGER NOT NULL DEFAULT 8,
    "adminPasswordMinLength" INTEGER NOT NULL DEFAULT 12,
    "passwordMaxAgeDays" INTEGER NOT NULL DEFAULT 90,
    "passwordHistory" INTEGER NOT NULL DEFAULT 5,
    "maxFailures" INTEGER NOT NULL DEFAULT 5,
    "lockMinutes" INTEGER NOT NULL DEFAULT 15,
    "tokenMaxDays" INTEGER NOT NULL DEFAULT 365,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SecurityRules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StationAssignment" (
    "accountId" UUID NOT NULL,
    "stationId" UUID NOT NULL,

    CONSTRAINT "StationAssignment_pkey" PRIMARY KEY ("accountId","stationId")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" UUID NOT NULL,
    "chain" SMALLINT NOT NULL DEFAULT 0,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "actorName" TEXT NOT NULL,
    "actorRole" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "regionPath" TEXT,
    "outcome" TEXT NOT NULL DEFAULT 'ok',
    "address" TEXT,
    "detail" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditChain" (
    "chain" SMALLINT NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditChain_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "creditCode" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "accountId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "answer" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("accountId","key")
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "regionPath" TEXT NOT NULL,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProgrammeVersion" (
    "id" UUID NOT NULL,
    "programmeId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "ProgrammeStatus" NOT NULL DEFAULT 'draft',
    "effectiveFrom" DATE NOT NULL,
    "changeNote" TEXT,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "issuers" TEXT[],
    "addressees" TEXT[],
    "documentNumber" TEXT,
    "issuedPrinted" TEXT,
    "issuedOn" DATE,
    "publishedAt" TIMESTAMPTZ(3),
    "sourceFile" TEXT,
    "sourceText" TEXT NOT NULL,
    "createdById" UUID,
    "createdByName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedBy" TEXT,

    CONSTRAINT "ProgrammeVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clause" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "headingEn" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "Clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Target" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "clauseId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "comparator" "Comparator" NOT NULL,
    "value" DECIMAL(14,4) NOT NULL,
    "unit" TEXT NOT NULL,
    "fromOn" DATE,
    "dueOn" DATE,
    "strength" "Strength" NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "Target_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanTable" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "clauseId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "stationTypeCode" TEXT NOT NULL,
    "years" INTEGER[],
    "printedTotals" INTEGER[],
    "printedGrandTotal" INTEGER,

    CONSTRAINT "PlanTable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanRow" (
    "id" UUID NOT NULL,
    "planTableId" UUID NOT NULL,
    "regionCode" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "values" INTEGER[],
    "printedTotal" INTEGER,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "PlanRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Standard" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "clauseId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,

    CONSTRAINT "Standard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StandardItem" (
    "id" UUID NOT NULL,
    "standardId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "StandardItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StandardCondition" (
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "clauseId" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "comparator" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "alternative" TEXT,
    "strength" "Strength" NOT NULL,
    "advice" TEXT NOT NULL,
    "adviceEn" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "StandardCondition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Deadline" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "clauseId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "whatEn" TEXT NOT NULL,
    "responsible" TEXT NOT NULL,
    "responsibleEn" TEXT NOT NULL,
    "reportTo" TEXT,
    "reportToEn" TEXT,
    "dueOn" DATE,
    "yearlyOn" TEXT,
    "strength" "Strength" NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "Deadline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Provision" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "clauseId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "ProvisionKind" NOT NULL,
    "strength" "Strength" NOT NULL,
    "text" TEXT NOT NULL,
    "textEn" TEXT NOT NULL,
    "party" TEXT,
    "partyEn" TEXT,
    "comparator" "Comparator",
    "value" DECIMAL(14,4),
    "valueMax" DECIMAL(14,4),
    "unit" TEXT,
    "fromOn" DATE,
    "dueOn" DATE,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "Provision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Discrepancy" (
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "clauseId" UUID NOT NULL,
    "planTableId" UUID,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "descriptionEn" TEXT NOT NULL,
    "readings" JSONB NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "Discrepancy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Ruling" (
    "id" UUID NOT NULL,
    "discrepancyId" UUID NOT NULL,
    "reading" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Ruling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Region" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "RegionKind" NOT NULL,
    "level" SMALLINT NOT NULL,
    "parentCode" TEXT,
    "path" TEXT NOT NULL,
    "urbanRural" "UrbanRural",
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "validFromYear" BOOLEAN NOT NULL DEFAULT false,
    "sourceVersion" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Region_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "RegionName" (
    "id" UUID NOT NULL,
    "regionCode" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,

    CONSTRAINT "RegionName_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FunctionalMember" (
    "id" UUID NOT NULL,
    "areaCode" TEXT NOT NULL,
    "memberCode" TEXT NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "note" TEXT,

    CONSTRAINT "FunctionalMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegionChange" (
    "id" UUID NOT NULL,
    "kind" "RegionChangeKind" NOT NULL,
    "on" DATE NOT NULL,
    "basis" TEXT NOT NULL,
    "reason" TEXT,
    "summary" JSONB NOT NULL,
    "byId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RegionChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegionLineage" (
    "id" UUID NOT NULL,
    "changeId" UUID NOT NULL,
    "fromCode" TEXT,
    "toCode" TEXT,

    CONSTRAINT "RegionLineage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegionRollup" (
    "tree" "RollupTree" NOT NULL,
    "grain" "RollupGrain" NOT NULL,
    "regionCode" TEXT NOT NULL,
    "kind" "RegionKind" NOT NULL,
    "on" DATE NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "RegionRollup_pkey" PRIMARY KEY ("regionCode","tree","grain","kind","on")
);

-- CreateTable
CREATE TABLE "StationType" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "level" SMALLINT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "StationType_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Station" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "typeCode" TEXT NOT NULL,
    "regionCode" TEXT NOT NULL,
    "parentPath" TEXT NOT NULL,
    "regionPath" TEXT NOT NULL DEFAULT '',
    "reportingPath" TEXT NOT NULL,
    "organisationId" UUID,
    "status" "StationStatus" NOT NULL,
    "statusOn" DATE NOT NULL,
    "facts" JSONB NOT NULL,
    "standardsFailed" TEXT[],
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Station_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StationRevision" (
    "id" UUID NOT NULL,
    "stationId" UUID NOT NULL,
    "regionPath" TEXT NOT NULL,
    "reportingPath" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "facts" JSONB NOT NULL,
    "reason" TEXT,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" TIMESTAMPTZ(3),

    CONSTRAINT "StationRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StationEvent" (
    "id" UUID NOT NULL,
    "stationId" UUID NOT NULL,
    "regionPath" TEXT NOT NULL,
    "reportingPath" TEXT NOT NULL,
    "status" "StationStatus" NOT NULL,
    "on" DATE NOT NULL,
    "note" TEXT,
    "byId" UUID NOT NULL,
    "byName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voidedAt" TIMESTAMPTZ(3),
    "voidReason" TEXT,
    "voidedByName" TEXT,

    CONSTRAINT "StationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StationPlacement" (
    "id" UUID NOT NULL,
    "stationId" UUID NOT NULL,
    "regionPath" TEXT NOT NULL,
    "reportingPath" TEXT NOT NULL,
    "placedIn" TEXT NOT NULL,
    "from" DATE,
    "to" DATE,

    CONSTRAINT "StationPlacement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StationRollup" (
    "tree" "RollupTree" NOT NULL,
    "grain" "RollupGrain" NOT NULL,
    "regionCode" TEXT NOT NULL,
    "typeCode" TEXT NOT NULL,
    "state" "RollupState" NOT NULL,
    "on" DATE NOT NULL,
    "delta" INTEGER NOT NULL,

    CONSTRAINT "StationRollup_pkey" PRIMARY KEY ("regionCode","tree","grain","typeCode","state","on")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_loginName_key" ON "Account"("loginName");

-- CreateIndex
CREATE INDEX "Account_role_idx" ON "Account"("role");

-- CreateIndex
CREATE INDEX "Account_regionCode_idx" ON "Account"("regionCode");

-- CreateIndex
CREATE INDEX "Account_stationId_idx" ON "Account"("stationId");

-- CreateIndex
CREATE INDEX "Account_organisationId_idx" ON "Account"("organisationId");

-- CreateIndex
CREATE INDEX "PasswordHistory_accountId_createdAt_idx" ON "PasswordHistory"("accountId", "createdAt");

-- CreateIndex
CREATE INDEX "AuthSession_accountId_idx" ON "AuthSession"("accountId");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_hash_key" ON "ApiToken"("hash");

-- CreateIndex
CREATE INDEX "ApiToken_accountId_idx" ON "ApiToken"("accountId");

-- CreateIndex
CREATE INDEX "StationAssignment_stationId_idx" ON "StationAssignment"("stationId");

-- CreateIndex
CREATE INDEX "AuditEntry_at_idx" ON "AuditEntry"("at");

-- CreateIndex
CREATE INDEX "AuditEntry_entity_entityId_idx" ON "AuditEntry"("entity", "entityId");

-- CreateIndex
CREATE INDEX "AuditEntry_actorId_at_idx" ON "AuditEntry"("actorId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEntry_chain_seq_key" ON "AuditEntry"("chain", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_creditCode_key" ON "Organisation"("creditCode");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "Programme_regionPath_idx" ON "Programme"("regionPath");

-- CreateIndex
CREATE UNIQUE INDEX "ProgrammeVersion_programmeId_number_key" ON "ProgrammeVersion"("programmeId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Clause_versionId_number_key" ON "Clause"("versionId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Target_versionId_code_key" ON "Target"("versionId", "code");

-- CreateIndex
CREATE INDEX "PlanTable_versionId_idx" ON "PlanTable"("versionId");

-- CreateIndex
CREATE UNIQUE INDEX "PlanRow_planTableId_regionCode_key" ON "PlanRow"("planTableId", "regionCode");

-- CreateIndex
CREATE UNIQUE INDEX "Standard_versionId_code_key" ON "Standard"("versionId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "StandardItem_standardId_code_key" ON "StandardItem"("standardId", "code");

-- CreateIndex
CREATE INDEX "StandardCondition_itemId_idx" ON "StandardCondition"("itemId");

-- CreateIndex
CREATE UNIQUE INDEX "Deadline_versionId_code_key" ON "Deadline"("versionId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Provision_versionId_code_key" ON "Provision"("versionId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Discrepancy_versionId_code_key" ON "Discrepancy"("versionId", "code");

-- CreateIndex
CREATE INDEX "Ruling_discrepancyId_at_idx" ON "Ruling"("discrepancyId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Region_path_key" ON "Region"("path");

-- CreateIndex
CREATE INDEX "Region_parentCode_idx" ON "Region"("parentCode");

-- CreateIndex
CREATE INDEX "Region_initials_idx" ON "Region"("initials" text_pattern_ops);

-- CreateIndex
CREATE INDEX "Region_name_idx" ON "Region"("name" text_pattern_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Region_code_path_key" ON "Region"("code", "path");

-- CreateIndex
CREATE INDEX "RegionName_regionCode_idx" ON "RegionName"("regionCode");

-- CreateIndex
CREATE INDEX "FunctionalMember_areaCode_idx" ON "FunctionalMember"("areaCode");

-- CreateIndex
CREATE INDEX "FunctionalMember_memberCode_idx" ON "FunctionalMember"("memberCode");

-- CreateIndex
CREATE INDEX "RegionLineage_fromCode_idx" ON "RegionLineage"("fromCode");

-- CreateIndex
CREATE INDEX "RegionLineage_toCode_idx" ON "RegionLineage"("toCode");

-- CreateIndex
CREATE UNIQUE INDEX "Station_code_key" ON "Station"("code");

-- CreateIndex
CREATE INDEX "Station_regionPath_idx" ON "Station"("regionPath");

-- CreateIndex
CREATE INDEX "Station_reportingPath_idx" ON "Station"("reportingPath");

-- CreateIndex
CREATE INDEX "Station_organisationId_idx" ON "Station"("organisationId");

-- CreateIndex
CREATE INDEX "Station_typeCode_idx" ON "Station"("typeCode");

-- CreateIndex
CREATE UNIQUE INDEX "Station_id_regionPath_reportingPath_key" ON "Station"("id", "regionPath", "reportingPath");

-- CreateIndex
CREATE INDEX "StationRevision_stationId_from_idx" ON "StationRevision"("stationId", "from");

-- CreateIndex
CREATE UNIQUE INDEX "StationRevision_stationId_number_key" ON "StationRevision"("stationId", "number");

-- CreateIndex
CREATE INDEX "StationEvent_stationId_on_idx" ON "StationEvent"("stationId", "on");

-- CreateIndex
CREATE INDEX "StationPlacement_stationId_idx" ON "StationPlacement"("stationId");

-- CreateIndex
CREATE INDEX "StationPlacement_placedIn_idx" ON "StationPlacement"("placedIn");

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PasswordHistory" ADD CONSTRAINT "PasswordHistory_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthSession" ADD CONSTRAINT "AuthSession_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StationAssignment" ADD CONSTRAINT "StationAssignment_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "Account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StationAssignment" ADD CONSTRAINT "StationAssignment_stationId_fkey" FOREIGN KEY ("stationId") REFERENCES "Station"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Programme" ADD CONSTRAINT "Programme_regionCode_regionPath_fkey" FOREIGN KEY ("regionCode", "regionPath") REFERENCES "Region"("code", "path") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProgrammeVersion" ADD CONSTRAINT "ProgrammeVersion_programmeId_fkey" FOREIGN KEY ("programmeId") REFERENCES "Programme"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clause" ADD CONSTRAINT "Clause_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ProgrammeVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Target" ADD CONSTRAINT "Target_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ProgrammeVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Target" ADD CONSTRAINT "Target_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanTable" ADD CONSTRAINT "PlanTable_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ProgrammeVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanTable" ADD CONSTRAINT "PlanTable_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanRow" ADD CONSTRAINT "PlanRow_planTableId_fkey" FOREIGN KEY ("planTableId") REFERENCES "PlanTable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanRow" ADD CONSTRAINT "PlanRow_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Standard" ADD CONSTRAINT "Standard_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ProgrammeVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Standard" ADD CONSTRAINT "Standard_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardItem" ADD CONSTRAINT "StandardItem_standardId_fkey" FOREIGN KEY ("standardId") REFERENCES "Standard"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardCondition" ADD CONSTRAINT "StandardCondition_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "StandardItem"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardCondition" ADD CONSTRAINT "StandardCondition_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deadline" ADD CONSTRAINT "Deadline_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ProgrammeVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Deadline" ADD CONSTRAINT "Deadline_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Provision" ADD CONSTRAINT "Provision_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ProgrammeVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Provision" ADD CONSTRAINT "Provision_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Discrepancy" ADD CONSTRAINT "Discrepancy_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "ProgrammeVersion"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Discrepancy" ADD CONSTRAINT "Discrepancy_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Discrepancy" ADD CONSTRAINT "Discrepancy_planTableId_fkey" FOREIGN KEY ("planTableId") REFERENCES "PlanTable"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ruling" ADD CONSTRAINT "Ruling_discrepancyId_fkey" FOREIGN KEY ("discrepancyId") REFERENCES "Discrepancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Region" ADD CONSTRAINT "Region_parentCode_fkey" FOREIGN KEY ("parentCode") REFERENCES "Region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionName" ADD CONSTRAINT "RegionName_regionCode_fkey" FOREIGN KEY ("regionCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FunctionalMember" ADD CONSTRAINT "FunctionalMember_areaCode_fkey" FOREIGN KEY ("areaCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FunctionalMember" ADD CONSTRAINT "FunctionalMember_memberCode_fkey" FOREIGN KEY ("memberCode") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionLineage" ADD CONSTRAINT "RegionLineage_changeId_fkey" FOREIGN KEY ("changeId") REFERENCES "RegionChange"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionLineage" ADD CONSTRAINT "RegionLineage_fromCode_fkey" FOREIGN KEY ("fromCode") REFERENCES "Region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionLineage" ADD CONSTRAINT "RegionLineage_toCode_fkey" FOREIGN KEY ("toCode") REFERENCES "Region"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Station" ADD CONSTRAINT "Station_typeCode_fkey" FOREIGN KEY ("typeCode") REFERENCES "StationType"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Station" ADD CONSTRAINT "Station_regionCode_parentPath_fkey" FOREIGN KEY ("regionCode", "parentPath") REFERENCES "Region"("code", "path") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Station" ADD CONSTRAINT "Station_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StationRevision" ADD CONSTRAINT "StationRevision_stationId_regionPath_reportingPath_fkey" FOREIGN KEY ("stationId", "regionPath", "reportingPath") REFERENCES "Station"("id", "regionPath", "reportingPath") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StationEvent" ADD CONSTRAINT "StationEvent_stationId_regionPath_reportingPath_fkey" FOREIGN KEY ("stationId", "regionPath", "reportingPath") REFERENCES "Station"("id", "regionPath", "reportingPath") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StationPlacement" ADD CONSTRAINT "StationPlacement_stationId_regionPath_reportingPath_fkey" FOREIGN KEY ("stationId", "regionPath", "reportingPath") REFERENCES "Station"("id", "regionPath", "reportingPath") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StationPlacement" ADD CONSTRAINT "StationPlacement_placedIn_fkey" FOREIGN KEY ("placedIn") REFERENCES "Region"("code") ON DELETE RESTRICT ON UPDATE CASCADE;
