import type { ReactNode } from "react";
import type { DescribedField } from "@/components/ui/fields/field";
import { FieldsForm } from "@/components/ui/fields/fields-form";
import type { FormAction } from "@/lib/platform/form-state";

export type DocumentField = DescribedField & { value?: string };

type DocumentFormProps = {
  name: string;
  action: FormAction;
  fields: readonly DocumentField[];
  submit: string;
  lock?: number;
  hidden?: Readonly<Record<string, string>>;
  labels?: Readonly<Record<string, string>>;
  before?: ReactNode;
  folded?: string;
};

/** Named fields one below the other: the document's head, a new version, a publication. */
export const DocumentForm = ({ fields, lock, ...form }: DocumentFormProps) => (
  <FieldsForm
    {...form}
    version={lock}
    parts={[{ fields: fields.map(({ value: _, ...field }) => field) }]}
    stored={Object.fromEntries(fields.map(({ id, value = "" }) => [id, value]))}
    narrow
  />
);
