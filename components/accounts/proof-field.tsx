"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Field } from "@/components/ui/field";
import { useFormState } from "@/components/ui/form-context";
import { PROOF_FIELD } from "@/lib/accounts/rules/proof";
import { SecretInput } from "./secret-input";

/** Asks for the password once more where the act needs it; what else was typed stays in the form. */
export function ProofField() {
  const state = useFormState();
  const t = useTranslations("ui.proof");
  const errors = state.fieldErrors[PROOF_FIELD];
  const [asked, setAsked] = useState(false);
  // Still there when another field was wrong.
  useEffect(() => {
    if (errors) setAsked(true);
  }, [errors]);
  if (!errors && !asked) return null;
  return (
    <Field
      name={PROOF_FIELD}
      label={t("label")}
      hint={t("hint")}
      error={errors}
      className="mt-3 mb-4 max-w-md"
      required
    >
      {(control) => <SecretInput {...control} state={state} autoComplete="current-password" />}
    </Field>
  );
}
