"use client";
import {
  type FormEvent,
  Fragment,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useRef,
  useState,
} from "react";
import { type FormState, idleForm } from "@/lib/platform/form-state";
import { CheckPanel } from "./check-panel";
import { ErrorSummary } from "./error-summary";
import { FormKey } from "./form-key";
import { FormPending } from "./form-pending";
import { Notice } from "./notice";

type FormProps = {
  action: (prev: FormState, data: FormData) => Promise<FormState>;
  initial?: FormState;
  /** The row version the form was drawn from; a stale one is refused with both versions shown. */
  version?: number;
  className?: string;
  /** Field name → label, so that the error summary can name the fields and set two versions side by side. */
  labels?: Readonly<Record<string, string>>;
  /** How a stored value reads, where it is a code. */
  display?: (name: string, value: unknown) => string;
  children: (state: FormState, pending: boolean) => ReactNode;
};

const nothingTyped = idleForm();

/** A form over a server action: gives back what was typed, submits once, and works before (or without) client JavaScript. */
export function Form({ action, initial = nothingTyped, version, className, labels, display, children }: FormProps) {
  const [state, submit, pending] = useActionState(action, initial);
  const [round, setRound] = useState(0);
  const done = useRef<HTMLDivElement>(null);
  const sent = useRef(false);

  // After success the fields start over from the stored values, under a new idempotency key.
  useEffect(() => {
    if (state.status !== "ok") return;
    setRound((last) => last + 1);
    done.current?.focus();
  }, [state]);

  // `pending` is drawn too late for the second half of a double click.
  useEffect(() => {
    if (!pending) sent.current = false;
  }, [pending]);

  // Submitting by hand keeps what was typed: React would reset an uncontrolled form after every action.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sent.current) return;
    sent.current = true;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => submit(data));
  }

  // Whoever has seen the other's version may send the form again on top of it.
  const theirs = state.current?._version ?? state.current?.version;
  const seen = typeof theirs === "number" ? theirs : version;

  return (
    <form action={submit} onSubmit={onSubmit} className={className} aria-busy={pending || undefined} noValidate>
      <FormPending value={pending}>
        <ErrorSummary state={state} labels={labels} display={display} />
        {state.check ? <CheckPanel check={state.check} /> : null}
        {state.status === "ok" && state.message ? (
          <div ref={done} tabIndex={-1}>
            <Notice tone="met" role="status" title={state.message} />
          </div>
        ) : null}
        <Fragment key={round}>
          <FormKey />
          {seen === undefined ? null : <input type="hidden" name="_version" value={seen} />}
          {children(state, pending)}
        </Fragment>
      </FormPending>
    </form>
  );
}
