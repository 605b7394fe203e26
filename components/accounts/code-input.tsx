import type { ComponentProps } from "react";
import { TextInput } from "@/components/ui/inputs";

/** Six digits of a code generator, as phones and password managers know how to fill them in. */
export function CodeInput(props: ComponentProps<"input">) {
  return (
    <TextInput {...props} inputMode="numeric" autoComplete="one-time-code" spellCheck={false} className="max-w-48" />
  );
}
