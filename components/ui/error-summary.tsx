"use client";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import type { FormState } from "@/lib/platform/form-state";
import { fieldId } from "./field-id";
import { SubmitButton } from "./submit-button";
import { OpenElsewhere } from "./unsent";

type ErrorSummaryProps = {
  state: FormState;
  labels?: Readonly<Record<string, string>>;
  /** What helps beside the message. */
  children?: ReactNode;
};

/** Says at the top of a form what is wrong, takes the focus, and leads to each field. */
export function ErrorSummary({ state, labels = {}, children }: ErrorSummaryProps) {
  const t = useTranslations("ui");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isWrong(state)) box.current?.focus();
  }, [state]);
  const wrong = isWrong(state);
  const prefix = t("summary.inTitle");
  useEffect(() => {
    if (!wrong) return;
    const mark = () => {
      if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
    };
    mark();
    // The page's own title may come after the form.
    const observer = new MutationObserver(mark);
    observer.observe(document.head, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
    };
  }, [wrong, prefix]);
  if (!wrong) return null;
  const errors = Object.entries(state.fieldErrors).flatMap(([name, texts]) => texts.map((text) => ({ name, text })));
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      data-tone="missed"
      className="mb-5 rounded-md border-2 border-missed bg-surface px-4 py-3"
    >
      <h2 className="text-lg font-semibold text-missed">{t(`summary.${state.status}`)}</h2>
      {state.message ? <p className="mt-1">{state.message}</p> : null}
      {errors.length > 0 ? (
        <ul className="mt-2 list-disc pl-5">
          {errors.map(({ name, text }) => (
            <li key={`${name} ${text}`}>
              {name === "_form" ? (
                text
              ) : (
                <a
                  href={`#${fieldId(name)}`}
                  onClick={(event) => goTo(event, name)}
                  className="inline-block min-h-6 min-w-6 text-missed underline pointer-coarse:py-2.5"
                >
                  {labels[name] ? `${labels[name]}${t("colon")}${text}` : text}
                </a>
              )}
            </li>
          ))}
        </ul>
      ) : null}
      {state.status === "signedOut" ? (
        <p className="mt-3 flex flex-wrap gap-3">
          <OpenElsewhere href="/sign-in" label={t("summary.signIn")} />
          <SubmitButton>{t("unsent.again")}</SubmitButton>
        </p>
      ) : null}
      {children}
    </div>
  );
}

const isWrong = (state: FormState) => !["idle", "restored", "ok", "check"].includes(state.status);

/** A plain fragment link scrolls to a control but does not focus it in every browser; and ids may be a form's own. */
function goTo(event: MouseEvent<HTMLElement>, name: string): void {
  const fields = event.currentTarget.closest("form")?.querySelectorAll<HTMLElement>("[data-field]") ?? [];
  const field = [...fields].find(({ dataset }) => dataset.field === name);
  const control = field?.querySelector<HTMLElement>("input:not([type=hidden]),select,textarea");
  if (!control) return;
  event.preventDefault();
  control.focus();
  control.scrollIntoView({ block: "center" });
}
