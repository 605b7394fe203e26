"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextInput } from "@/components/ui/inputs";
import type { FormState } from "@/lib/platform/form-state";

/**
 * A password is typed anew after every answer, and does not stay on the page; where none came, it was not used. Whoever
 * is alone may look at what was typed: until the form is answered.
 */
export function SecretInput({ state, ...rest }: ComponentProps<"input"> & { state: FormState }) {
  const t = useTranslations("ui");
  const field = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState(false);
  const [scripts, setScripts] = useState(false);
  useEffect(() => setScripts(true), []);
  useEffect(() => {
    if (state.status === "idle" || state.status === "unsent") return;
    if (field.current) field.current.value = "";
    setShown(false);
  }, [state]);
  return (
    <span className="flex gap-2">
      <TextInput {...rest} ref={field} type={shown ? "text" : "password"} spellCheck={false} autoCapitalize="none" />
      {scripts ? (
        <Button
          variant="quiet"
          aria-pressed={shown}
          aria-controls={rest.id}
          title={t("secret.title")}
          className="flex-none"
          onClick={() => setShown(!shown)}
        >
          {t("secret.show")}
        </Button>
      ) : null}
    </span>
  );
}
