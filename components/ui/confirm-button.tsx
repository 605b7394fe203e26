"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useContext, useEffect, useId, useRef, useState } from "react";
import { Button, type ButtonVariant, buttonClass } from "./button";
import { FormPending } from "./form-pending";
import { SubmitButton } from "./submit-button";

type ConfirmButtonProps = {
  label: string;
  /** The question, e.g. "Void this event?" */
  title: string;
  /** What will be lost or changed, and any field the confirmation needs (a reason). */
  children?: ReactNode;
  confirmLabel: string;
  variant?: ButtonVariant;
  /** Sent as the confirming button's own value. */
  name?: string;
  value?: string;
};

/** Stands inside a form and asks before loss: a dialog, and before scripts run a disclosure with the same second step. */
export function ConfirmButton({
  label,
  title,
  children,
  confirmLabel,
  variant = "danger",
  name,
  value,
}: ConfirmButtonProps) {
  const t = useTranslations("ui");
  const heading = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [scripted, setScripted] = useState(false);
  const pending = useContext(FormPending);
  useEffect(() => setScripted(true), []);
  useEffect(() => {
    if (pending) dialog.current?.close();
  }, [pending]);

  if (!scripted) {
    return (
      <details className="no-print">
        <summary className={buttonClass("plain")}>{label}</summary>
        <div className="mt-2 rounded-md border border-line-strong bg-surface p-4">
          <p className="font-semibold">{title}</p>
          {children}
          <SubmitButton variant={variant} name={name} value={value} className="mt-3">
            {confirmLabel}
          </SubmitButton>
        </div>
      </details>
    );
  }
  return (
    <>
      {/* The first button of the form: Enter in a field presses it, and asks too. */}
      <Button
        type="submit"
        onClick={(event) => {
          event.preventDefault();
          if (!dialog.current?.open) dialog.current?.showModal();
        }}
        aria-haspopup="dialog"
      >
        {label}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={heading}
        className="m-auto w-full max-w-[min(32rem,calc(100vw-2rem))] rounded-md border border-line-strong bg-surface p-6 text-ink"
      >
        <h2 id={heading} className="text-lg font-semibold">
          {title}
        </h2>
        <div className="mt-2">{children}</div>
        <div className="mt-5 flex flex-wrap justify-end gap-3">
          <Button onClick={() => dialog.current?.close()}>{t("cancel")}</Button>
          <SubmitButton variant={variant} name={name} value={value}>
            {confirmLabel}
          </SubmitButton>
        </div>
      </dialog>
    </>
  );
}
