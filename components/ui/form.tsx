"use client";
import {
  type FormEvent,
  Fragment,
  type ReactNode,
  startTransition,
  useActionState,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { type FormAction, type FormCheck, type FormState, idleForm } from "@/lib/platform/form-state";
import { Button } from "./button";
import { CheckPanel } from "./check-panel";
import { DraftNotice } from "./draft-notice";
import { ErrorSummary } from "./error-summary";
import { FormContext } from "./form-context";
import { FormKey } from "./form-key";
import { FormPending } from "./form-pending";
import { sendable } from "./form-send";
import { type Compare, type Display, Versions } from "./form-versions";
import { LeaveGuard } from "./leave-guard";
import { Notice } from "./notice";
import { Unsent } from "./unsent";
import { useDraft } from "./use-draft";

type FormProps = {
  action: FormAction;
  /** Tells the form from others of its page, as long as its row lives: what was typed is kept under it. */
  name: string;
  /** The row version the form was drawn from; a stale one is refused with both versions shown. */
  version?: number;
  className?: string;
  /** Field name → label, so that the error summary can name the fields and set two versions side by side. */
  labels?: Readonly<Record<string, string>>;
  /** How a stored value reads, where it is a code. */
  display?: Display;
  /** Sets two versions side by side in another way than field by field. */
  compare?: Compare;
  /** Of an act that has nothing typed to compare: it is set beside the page as it was drawn, which can be drawn anew. */
  drawn?: { mine: string; none: string; reload: string };
  children: (state: FormState, pending: boolean) => ReactNode;
};

const nothingTyped = idleForm();

/** A form over a server action: what was typed is not lost, is written once, and needs no client JavaScript. */
export function Form({
  action,
  name,
  version,
  className,
  labels,
  display,
  compare,
  drawn: sides,
  children,
}: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const draft = useDraft(form, name);
  const { drop, touch } = draft;
  const send = useMemo(() => sendable(action, (kept) => kept && drop()), [action, drop]);
  const [answer, submit, pending] = useActionState(send, nothingTyped);
  const [round, setRound] = useState(0);
  const [keyRound, setKeyRound] = useState(0);
  const [given, setGiven] = useState<{ state: FormState; before: FormState } | null>(null);
  const [held, setHeld] = useState<number>();
  const [outdated, setOutdated] = useState<FormCheck>();
  const done = useRef<HTMLDivElement>(null);
  const sent = useRef(false);
  const checked = useRef("");
  const changes = useRef({ now: 0, sent: 0 });
  const drawn = useRef(version);
  const state = given?.before === answer ? given.state : answer;

  // After success the fields start over from the stored values, under a new idempotency key; unless somebody typed on.
  useEffect(() => {
    if (answer.status !== "ok") return;
    setHeld(undefined);
    setKeyRound((last) => last + 1);
    done.current?.focus();
    if (changes.current.now > changes.current.sent) return touch();
    changes.current = { now: 0, sent: 0 };
    setRound((last) => last + 1);
  }, [answer, touch]);

  // A page drawn anew shows its new values in a form that nobody has touched.
  useEffect(() => {
    if (drawn.current === version) return;
    drawn.current = version;
    if (changes.current.now === 0) setRound((last) => last + 1);
  }, [version]);

  // What was kept of an earlier visit is drawn as a form is that comes back with what was typed.
  const { found } = draft;
  useEffect(() => {
    if (!found) return;
    setGiven({ state: { status: "restored", values: found.values, fieldErrors: {} }, before: nothingTyped });
    setRound((last) => last + 1);
  }, [found]);

  // `pending` is drawn too late for the second half of a double click.
  useEffect(() => {
    if (!pending) sent.current = false;
  }, [pending]);

  // Submitting by hand keeps what was typed: React would reset an uncontrolled form after every action.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (sent.current) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const data = new FormData(event.currentTarget, submitter);
    // Not every control tells of a change, and somebody may have typed on while the figures were asked for.
    if (state.check && data.has("_seen") && typedIn(data) !== checked.current) return setOutdated(state.check);
    checked.current = typedIn(data);
    sent.current = true;
    draft.keep();
    changes.current.sent = changes.current.now;
    startTransition(() => submit(data));
  }

  // A page redrawn behind a form that is being filled in must not lend it a version whose values the reader never saw.
  function onChange() {
    changes.current.now++;
    setHeld((last) => last ?? version);
    setOutdated(state.check);
    touch();
  }

  function discard() {
    drop();
    changes.current = { now: 0, sent: 0 };
    setGiven(null);
    setHeld(undefined);
    setRound((last) => last + 1);
  }

  const seen = seenVersion(state) ?? held ?? version;
  return (
    <form
      ref={form}
      action={submit}
      onSubmit={onSubmit}
      onChange={onChange}
      className={className}
      aria-busy={pending || undefined}
      noValidate
    >
      <FormPending value={pending}>
        {state.status === "restored" && found ? <DraftNotice at={found.at} onDiscard={discard} /> : null}
        <ErrorSummary state={state} labels={labels}>
          {state.failure ? <Unsent failure={state.failure} onReload={draft.reload} /> : null}
          {state.current ? (
            <Versions
              state={state}
              current={state.current}
              labels={labels}
              display={display}
              compare={compare}
              mine={sides?.mine}
              none={sides?.none}
            />
          ) : null}
          {state.current && sides ? (
            <Button onClick={draft.reload} className="mt-3">
              {sides.reload}
            </Button>
          ) : null}
        </ErrorSummary>
        {state.check ? <CheckPanel check={state.check} outdated={outdated === state.check} /> : null}
        {state.status === "ok" && state.message ? (
          <div ref={done} tabIndex={-1}>
            <Notice tone="met" role="status" title={state.message} />
          </div>
        ) : null}
        <LeaveGuard isChanged={draft.isChanged} onLeave={draft.leave} />
        <FormKey key={`key ${keyRound}`} kept={state.nextKey ?? one(state.values._key)} />
        <Fragment key={`fields ${round}`}>
          {seen === undefined ? null : <input type="hidden" name="_version" value={seen} />}
          <FormContext value={state}>{children(state, pending)}</FormContext>
        </Fragment>
      </FormPending>
    </form>
  );
}

/** Whoever has seen the other's version may send the form again on top of it; any other answer changes nothing. */
function seenVersion({ version, values }: FormState): number | undefined {
  const sent = Number(one(values._version) ?? Number.NaN);
  return version ?? (Number.isInteger(sent) ? sent : undefined);
}

/** All but what belongs to the form itself. */
const typedIn = (data: FormData): string =>
  JSON.stringify([...data].filter(([name]) => !name.startsWith("_") && !name.startsWith("$")));

const one = (value: string | string[] | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;
