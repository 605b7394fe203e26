"use client";
import { Form } from "@/components/ui/form";
import { SubmitButton } from "@/components/ui/submit-button";
import { verifyAuditAction } from "@/lib/audit/actions";

export function VerifyForm({ label }: { label: string }) {
  return (
    <Form action={verifyAuditAction} name="verify">
      {() => <SubmitButton variant="plain">{label}</SubmitButton>}
    </Form>
  );
}
