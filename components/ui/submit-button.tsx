"use client";
import { useTranslations } from "next-intl";
import { type ComponentProps, useContext } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonVariant, buttonClass } from "./button";
import { FormPending } from "./form-pending";

type SubmitButtonProps = Omit<ComponentProps<"button">, "type"> & { variant?: ButtonVariant };

/** Stays focusable while pending (a disabled button would drop the keyboard focus) and ignores further clicks. */
export function SubmitButton({ variant = "primary", className, children, onClick, ...rest }: SubmitButtonProps) {
  const t = useTranslations("ui");
  const inForm = useContext(FormPending);
  const native = useFormStatus().pending;
  const pending = inForm || native;
  return (
    <button
      type="submit"
      className={buttonClass(variant, className)}
      aria-disabled={pending || undefined}
      onClick={(event) => (pending ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {pending ? t("working") : children}
    </button>
  );
}
