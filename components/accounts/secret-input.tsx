"use client";
import { type ComponentProps, useEffect, useRef } from "react";
import { TextInput } from "@/components/ui/inputs";
import type { FormState } from "@/lib/platform/form-state";

/** A password is typed anew after every answer, and does not stay on the page; where none came, it was not used. */
export function SecretInput({ state, ...rest }: ComponentProps<"input"> & { state: FormState }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.status !== "idle" && state.status !== "unsent" && field.current) field.current.value = "";
  }, [state]);
  return <TextInput {...rest} ref={field} type="password" />;
}
