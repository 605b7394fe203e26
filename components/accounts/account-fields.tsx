"use client";
import { useEffect, useState } from "react";
import { RegionPicker } from "@/components/regions/region-picker";
import { Field } from "@/components/ui/field";
import { fieldValue, typedText } from "@/components/ui/field-value";
import { type Option, Select, TextArea, TextInput } from "@/components/ui/inputs";
import { REGION_LEVEL, type ScopeKind, scopeKind } from "@/lib/accounts/schema/roles";
import type { Role } from "@/lib/generated/prisma/enums";
import type { FormState } from "@/lib/platform/form-state";
import type { RegionBrief } from "@/lib/regions/schema";

export type FieldName = "displayName" | "role" | "region" | "station" | "organisationId" | "stations";
export type AccountLabels = Readonly<Record<FieldName | "loginName", string>>;
export type AccountHints = Readonly<Record<"loginName" | "choose" | ScopeKind | "scopeOfRole", string>>;

type AccountFieldsProps = {
  state: FormState;
  labels: AccountLabels;
  hints: AccountHints;
  roles: Option[];
  organisations: Option[];
  stored?: Readonly<Partial<Record<FieldName, string>>>;
  region?: RegionBrief | null;
};

/** Name, role, and the field that the role's scope is named by. Before scripts run all of them stand there. */
export function AccountFields(props: AccountFieldsProps) {
  const { state, labels, hints, roles, organisations, stored = {}, region } = props;
  const [role, setRole] = useState(fieldValue(state, "role", stored.role));
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const kind = role ? scopeKind(role as Role) : null;
  const shown = (which: ScopeKind) => !scripted || kind === which;
  const choose = { value: "", label: hints.choose };
  const errors = state.fieldErrors;
  return (
    <>
      <Field name="displayName" label={labels.displayName} error={errors.displayName} required>
        {(control) => <TextInput {...control} defaultValue={fieldValue(state, "displayName", stored.displayName)} />}
      </Field>
      <Field
        name="role"
        label={labels.role}
        hint={scripted ? undefined : hints.scopeOfRole}
        error={errors.role}
        required
      >
        {(control) => (
          <Select
            {...control}
            value={role}
            onChange={(event) => setRole(event.target.value)}
            options={role ? roles : [choose, ...roles]}
          />
        )}
      </Field>
      {shown("region") ? (
        <Field name="region" label={labels.region} hint={hints.region} error={errors.region}>
          {(control) => (
            <RegionPicker
              {...control}
              maxLevel={REGION_LEVEL[role as Role]}
              chosen={region}
              typed={typedText(state, "region")}
            />
          )}
        </Field>
      ) : null}
      {shown("station") ? (
        <Field name="station" label={labels.station} hint={hints.station} error={errors.station}>
          {(control) => <TextInput {...control} defaultValue={fieldValue(state, "station", stored.station)} />}
        </Field>
      ) : null}
      {shown("organisation") ? (
        <Field
          name="organisationId"
          label={labels.organisationId}
          hint={hints.organisation}
          error={errors.organisationId}
        >
          {(control) => (
            <Select
              {...control}
              defaultValue={fieldValue(state, "organisationId", stored.organisationId)}
              options={[choose, ...organisations]}
            />
          )}
        </Field>
      ) : null}
      {shown("assignment") ? (
        <Field name="stations" label={labels.stations} hint={hints.assignment} error={errors.stations}>
          {(control) => (
            <TextArea {...control} rows={3} defaultValue={fieldValue(state, "stations", stored.stations)} />
          )}
        </Field>
      ) : null}
      {scripted && kind === "none" ? <p className="mb-4 text-sm text-ink-soft">{hints.none}</p> : null}
    </>
  );
}
