import type { getTranslations } from "next-intl/server";
import { describeField } from "@/components/ui/fields/describe";
import type { DescribedField, FieldPart } from "@/components/ui/fields/field";
import { organisationFields } from "@/lib/organisations/schema";

export type Words = Awaited<ReturnType<typeof getTranslations<"organisations">>>;

/** Every field of the register, in the reader's words. */
export const organisationParts = (t: Words): [FieldPart] => [
  {
    fields: organisationFields.ids.map(
      (id): DescribedField =>
        describeField(id, organisationFields.defined[id], {
          label: (name) => t(`label.${name}` as "label.name"),
          hint: (name) =>
            t.has(`hint.${name}` as "hint.creditCode") ? t(`hint.${name}` as "hint.creditCode") : undefined,
          option: (name, code) => t(`option.${name}.${code}` as "option.grade.a1"),
          ...{ blank: t("blank"), yes: "", no: "" },
        }),
    ),
  },
];
