import type { ReactNode } from "react";
import { AccountForm } from "@/components/accounts/account-form";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { TotpForm } from "@/components/accounts/totp-form";
import { DocumentForm } from "@/components/programmes/edit/document-form";
import { PlanForm } from "@/components/programmes/edit/plan-form";
import { PlanGridForm } from "@/components/programmes/edit/plan-grid-form";
import { RowsForm } from "@/components/programmes/edit/rows-form";
import { StandardForm } from "@/components/programmes/edit/standard-form";
import { RulingForm } from "@/components/programmes/ruling-form";
import { ClassifyForm } from "@/components/regions/classify-form";
import { ConfirmChange } from "@/components/regions/confirm-change";
import { MemberForm } from "@/components/regions/member-form";
import { RegionField } from "@/components/regions/region-field";
import { SecondStation } from "@/components/stations/second-station";
import type { DescribedField } from "@/components/ui/fields/field";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import type { FormState, FormValues } from "@/lib/platform/form-state";

/** Any label, so that a component that asks for one more still gets it. */
const words = new Proxy({}, { get: (_, key) => (key === "toJSON" ? undefined : String(key)) }) as never;
const action = async (state: FormState) => state;
const option = (value: string) => ({ value, label: `label of ${value}` });
const rowFields = [
  { name: "text", label: "Text", control: { kind: "area", rows: 2 } },
  { name: "kind", label: "Kind", control: { kind: "select", options: [option("a"), option("b")] } },
  { name: "yearly", label: "Yearly", control: { kind: "check", label: "Every year" } },
] as const;
const rowsProps = {
  ...{ action, name: "rows", programmeId: "p", lock: 1, labels: words, kept: ["code"], fields: rowFields },
  rows: [{ code: "stored-code", text: "stored text", kind: "a", yearly: "" }],
};
const head = {
  stored: { clause: "1", title: "stored", titleEn: "", measure: "m", stationTypeCode: "t" },
  clauses: [option("1"), option("2")],
  measures: [option("m"), option("n")],
  stationTypes: [option("t"), option("u")],
};
const headTyped = { clause: "2", title: "typed title", titleEn: "typed English", measure: "n", stationTypeCode: "u" };
const field = (id: string, kind: DescribedField["kind"]) =>
  ({ id, label: id, kind, meaning: "happened", options: [option("x"), option("y")] }) as DescribedField;

export type Drawn = { form: ReactNode; typed: FormValues; file: string };

/** Every form, with something else typed into each of its fields than what is stored. */
export const FORMS: Record<string, Drawn> = {
  signIn: {
    file: "accounts/sign-in-form",
    form: <SignInForm next="/" labels={words} />,
    typed: { account: "typed account" },
  },
  totp: {
    file: "accounts/totp-form",
    form: <TotpForm setup={{ key: "", qr: "data:," }} labels={words} codes={words} />,
    typed: { name: "typed name" },
  },
  account: {
    file: "accounts/account-form",
    form: (
      <AccountForm
        account={{
          ...{
            id: "1",
            version: 1,
            region: { code: "4208", name: "荆门市", pinyin: "jingmen", kind: "city" as never },
          },
          stored: {
            displayName: "stored",
            role: "evaluator",
            region: "",
            station: "",
            organisationId: "",
            stations: "",
          },
        }}
        labels={words}
        hints={words}
        roles={[option("evaluator"), option("city_official")]}
        organisations={[option("o1"), option("o2")]}
        submit="Save"
      />
    ),
    typed: {
      ...{ displayName: "typed name", role: "city_official", region: "4206", station: "typed station" },
      ...{ organisationId: "o2", stations: "typed stations" },
    },
  },
  classify: {
    file: "regions/classify-form",
    form: <ClassifyForm code="1" version={1} urbanRural="urban" labels={words} />,
    typed: { urbanRural: "rural", reason: "typed reason" },
  },
  confirmChange: {
    file: "regions/confirm-change",
    form: <ConfirmChange action={action} code="1" asked="{}" seen="" token="" hrefBack="/" labels={words} />,
    typed: { basis: "typed basis", reason: "typed reason" },
  },
  join: {
    file: "regions/member-form",
    form: <MemberForm {...{ action, areaCode: "1", labels: words, join: true, within: "42" }} />,
    typed: { memberCode: "420822100", on: "2024-01-02", basis: "typed basis" },
  },
  leave: {
    file: "regions/member-form",
    form: (
      <MemberForm {...{ action, areaCode: "1", labels: words, join: false, members: [option("1"), option("2")] }} />
    ),
    typed: { memberCode: "2", on: "2024-01-02", basis: "typed basis" },
  },
  ruling: {
    file: "programmes/ruling-form",
    form: (
      <RulingForm
        {...{ programmeId: "p", code: "c", rulings: 0, discrepancyId: "d", latestVersion: 1, labels: words }}
        readings={[option("rows"), option("printed")]}
      />
    ),
    typed: { reading: "printed", reason: "typed reason" },
  },
  document: {
    file: "ui/fields/fields-form",
    form: (
      <DocumentForm
        {...{ action, name: "document", lock: 1, hidden: { programmeId: "p" }, submit: "Save" }}
        before={<RegionField label="Region" hint="" chosen={null} within="42" />}
        fields={[
          { id: "title", label: "Title", kind: "text", value: "stored" },
          { id: "issuedOn", label: "On", kind: "day", meaning: "happened", value: "2020-01-01" },
          { id: "issuers", label: "By", kind: "area", value: "stored" },
        ]}
      />
    ),
    typed: { regionCode: "420822", title: "typed title", issuedOn: "2024-05-06", issuers: "typed issuers" },
  },
  rows: {
    file: "programmes/edit/rows-form",
    form: <RowsForm {...rowsProps} />,
    typed: {
      ...{ "rows.0.code": "drawn-code", "rows.0.text": "typed text", "rows.0.kind": "b", "rows.0.yearly": "on" },
      ...{ "rows.0.remove": "on", "rows.1.text": "typed second", "rows.2.text": "typed third" },
    },
  },
  standard: {
    file: "programmes/edit/rows-form",
    form: (
      <StandardForm
        {...rowsProps}
        head={{
          code: { label: "Code", value: "" },
          name: { label: "Name", value: "stored" },
          nameEn: { label: "English", value: "" },
        }}
        clause={{ label: "Clause", value: "1", options: [option("1"), option("2")] }}
      />
    ),
    typed: {
      code: "typed-code",
      name: "typed name",
      nameEn: "typed English",
      clause: "2",
      "rows.0.text": "typed text",
    },
  },
  plan: {
    file: "programmes/edit/plan-form",
    form: <PlanForm programmeId="p" lock={1} place={0} tableId="" table="stored" labels={words} {...head} />,
    typed: { ...headTyped, table: "typed table", confirmed: "on" },
  },
  planGrid: {
    file: "programmes/edit/plan-grid-form",
    form: (
      <PlanGridForm
        {...{ programmeId: "p", lock: 1, tableId: "", years: [2026], totals: {}, grandTotal: "", labels: words }}
        units={[{ code: "420822", name: "沙洋县", label: "Shayang", values: { 2026: "1" }, total: "1" }]}
        {...head}
      />
    ),
    typed: {
      ...headTyped,
      ...{ "cell.1.1": "31", "cell.1.total": "32", "cell.total.1": "33", "cell.total.total": "34", confirmed: "on" },
    },
  },
  fields: {
    file: "ui/fields/fields-form",
    form: (
      <FieldsForm
        {...{ action, name: "station", version: 1, hidden: { id: "1" }, submit: "Save" }}
        parts={[
          {
            title: "Group",
            fields: [
              ...[field("address", "text"), field("desks", "number"), field("legalOn", "day")],
              ...[field("mode", "choice"), field("rooms", "set"), field("reason", "area")],
            ],
          },
        ]}
        stored={{ address: "stored", desks: "1", legalOn: "2020-01-01", mode: "x", rooms: ["x"] }}
      >
        <SecondStation words={words} />
      </FieldsForm>
    ),
    typed: {
      ...{ address: "typed address", desks: "7", legalOn: "2024-05-06", mode: "y", rooms: ["y"] },
      ...{ reason: "typed reason", second: "yes" },
    },
  },
};
