"use client";
import { type ComponentProps, useEffect, useRef } from "react";
import { TextInput } from "@/components/ui/inputs";
import type { FormState } from "@/lib/platform/form-state";

/** A password is typed anew after every answer; it does not stay on the page. */
export function SecretInput({ state, ...rest }: ComponentProps<"input"> & { state: FormState }) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (state.status !== "idle" && field.current) field.current.value = "";
  }, [state]);
  return <TextInput {...rest} ref={field} type="password" />;
}
