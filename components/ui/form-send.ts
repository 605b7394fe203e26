import { unstable_rethrow } from "next/navigation";
import {
  type FormAction,
  type FormFailure,
  type FormState,
  idleForm,
  readForm,
  withoutSecrets,
} from "@/lib/platform/form-state";
import { failureOf, refusedForSize, watchActions } from "./form-transport";

const NOTHING = idleForm();

/** How a sending ended that gave an answer: whether what was typed is kept by the portal now. */
type OnAnswer = (kept: boolean) => void;

const unsent = (data: FormData, failure: FormFailure): FormState => ({
  ...{ status: "unsent", values: withoutSecrets(readForm(data)), fieldErrors: {}, failure },
});

/**
 * The action as a form sends it. React posts the state shown before back to the server, with all that was typed a second
 * time; no action of ours reads it, so an empty one is sent instead. And what Next would throw at the error page, which
 * takes the form away, is an answer like any other.
 */
export function sendable(action: FormAction, onAnswer: OnAnswer = () => {}): FormAction {
  const send: FormAction = async (_previous, data) => {
    const tooLarge = refusedForSize(data);
    if (tooLarge) return unsent(data, tooLarge);
    watchActions();
    try {
      const state = await action(NOTHING, data);
      onAnswer(state.status === "ok");
      return state;
    } catch (error) {
      if (isRedirect(error)) onAnswer(!leadsToDoor(error.digest));
      unstable_rethrow(error);
      return unsent(data, failureOf(error));
    }
  };
  // On the server a form for browsers without scripts is drawn from these three, which React gives to every action.
  const { $$FORM_ACTION, $$IS_SIGNATURE_EQUAL } = action as ServerReference;
  if (!$$FORM_ACTION) return send;
  return Object.defineProperties(send, {
    $$FORM_ACTION: { value: $$FORM_ACTION },
    $$IS_SIGNATURE_EQUAL: { value: (...given: unknown[]) => $$IS_SIGNATURE_EQUAL?.apply(action, given) },
    bind: { value: () => action.bind(null, NOTHING) },
  });
}

type ServerReference = FormAction & {
  $$FORM_ACTION?: unknown;
  $$IS_SIGNATURE_EQUAL?: (...given: unknown[]) => boolean;
};

type Redirect = Error & { digest: string };
const isRedirect = (error: unknown): error is Redirect =>
  error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_REDIRECT;");

/** An action that leads to the sign-in or the password page has done nothing yet. */
const leadsToDoor = (digest: string): boolean => /;\/(sign-in|account\/password)\b/.test(digest);
