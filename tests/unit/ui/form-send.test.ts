import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sendable } from "@/components/ui/form-send";
import type { FormAction, FormState } from "@/lib/platform/form-state";
import limits from "@/lib/platform/limits.json";

vi.mock("next/navigation", () => ({
  unstable_isUnrecognizedActionError: (error: Error) => error.name === "UnrecognizedActionError",
  unstable_rethrow: (error: { digest?: string }) => {
    if (error.digest?.startsWith("NEXT_")) throw error;
  },
}));

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const shown: FormState = { status: "invalid", values: { text: "typed before" }, fieldErrors: {} };
const HEADERS = { "next-action": "40ab" };

/** An action as Next calls it: the request, then what Next makes of an answer that is none of its own. */
const overNetwork: FormAction = async () => {
  const answer = await window.fetch("/here", { method: "POST", headers: HEADERS, body: "" });
  const type = answer.headers.get("content-type") ?? "";
  if (answer.headers.get("x-nextjs-action-not-found") === "1")
    throw Object.assign(new Error("not found"), { name: "UnrecognizedActionError" });
  if (!type.startsWith("text/x-component")) throw new Error("An unexpected response was received from the server.");
  if ((await answer.text()) === "") throw new Error("Connection closed.");
  return { status: "ok", values: {}, fieldErrors: {} };
};

let online = true;
const network = vi.fn<typeof fetch>();
beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  online = true;
  network.mockReset();
  vi.stubGlobal("window", { fetch: network });
  vi.stubGlobal("navigator", {
    get onLine() {
      return online;
    },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Freshly loaded, since what watches the requests is set once a page. */
const load = async () => (await import("@/components/ui/form-send")).sendable;

describe("sending a form", () => {
  it("does not post the state shown before, which holds what was typed a second time", async () => {
    const action = vi.fn<FormAction>(async () => shown);
    await sendable(action)(shown, form({ text: "x".repeat(200_000) }));
    const [previous] = action.mock.calls[0] ?? [];
    expect(JSON.stringify(previous)).not.toContain("typed before");
    expect(JSON.stringify(previous).length).toBeLessThan(200);
  });

  it("is drawn for browsers without scripts with an empty state too", () => {
    const bound: unknown[] = [];
    const action = Object.assign(async () => shown, {
      $$FORM_ACTION: () => {},
      $$IS_SIGNATURE_EQUAL(this: unknown) {
        return this === action;
      },
      bind: (_: null, state: unknown) => bound.push(state),
    }) as unknown as FormAction;
    const send = sendable(action) as typeof action & { $$FORM_ACTION: unknown; $$IS_SIGNATURE_EQUAL: () => boolean };
    expect(send.$$FORM_ACTION).toBeTypeOf("function");
    expect(send.$$IS_SIGNATURE_EQUAL()).toBe(true);
    send.bind(null, shown as never);
    expect(JSON.stringify(bound)).not.toContain("typed before");
  });

  const answer = (status: number, type: string, body = "text", headers: Record<string, string> = {}) =>
    new Response(body, { status, headers: { "content-type": type, ...headers } });
  const html = "text/html; charset=utf-8";
  const cases: [name: string, given: () => Response | Error, kind: string][] = [
    ["502", () => answer(502, html), "gateway"],
    ["503", () => answer(503, "text/plain"), "gateway"],
    ["504", () => answer(504, html), "gateway"],
    ["413 as a page", () => answer(413, html), "tooLarge"],
    ["413 as text", () => answer(413, "text/plain"), "tooLarge"],
    [
      "an action of another build",
      () => answer(404, "text/plain", "", { "x-nextjs-action-not-found": "1" }),
      "outdated",
    ],
    ["the same behind a proxy that drops the header", () => answer(404, html), "outdated"],
    ["a sign-in page of the network", () => answer(200, html), "elsewhere"],
    ["a firewall", () => answer(403, html), "elsewhere"],
    ["proxy authentication", () => answer(407, html), "elsewhere"],
    ["an error of ours", () => answer(500, html), "fault"],
    ["a form that cannot be read", () => answer(400, html), "fault"],
    ["a connection that breaks", () => new TypeError("Failed to fetch"), "broken"],
    ["an answer that breaks off", () => answer(200, "text/x-component", ""), "broken"],
  ];
  it.each(cases)("keeps what was typed when there comes %s", async (_name, given, kind) => {
    const sendFresh = await load();
    network.mockImplementation(async () => {
      const made = given();
      if (made instanceof Error) throw made;
      return made;
    });
    const state = await sendFresh(overNetwork)(shown, form({ text: "typed", newPassword: "secret", _version: "3" }));
    expect(state).toMatchObject({ status: "unsent", failure: { kind }, values: { text: "typed", _version: "3" } });
    expect(JSON.stringify(state)).not.toContain("secret");
  });

  it("tells being offline from a connection that breaks", async () => {
    const sendFresh = await load();
    online = false;
    network.mockRejectedValue(new TypeError("Failed to fetch"));
    expect(await sendFresh(overNetwork)(shown, form({}))).toMatchObject({ failure: { kind: "offline" } });
  });

  it("stops waiting after a while, so that the form can be sent again", async () => {
    const sendFresh = await load();
    network.mockImplementation(
      (_input, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
        }),
    );
    const send = sendFresh(overNetwork);
    const first = send(shown, form({ text: "typed" }));
    await vi.advanceTimersByTimeAsync(91_000);
    expect(await first).toMatchObject({ failure: { kind: "timeout" }, values: { text: "typed" } });
    network.mockResolvedValue(answer(200, "text/x-component", "ok"));
    expect(await send(shown, form({ text: "typed" }))).toMatchObject({ status: "ok" });
  });

  it("leaves other requests alone", async () => {
    const sendFresh = await load();
    network.mockResolvedValue(answer(200, "text/x-component", "ok"));
    await sendFresh(overNetwork)(shown, form({}));
    await window.fetch("/api/v1/regions");
    expect(network.mock.calls.at(-1)).toEqual(["/api/v1/regions", undefined]);
  });

  it("sends nothing that the portal would refuse for its size, and says how much it is", async () => {
    const action = vi.fn<FormAction>(async () => shown);
    const most = Math.floor(limits.formBytes / 3);
    const state = await sendable(action)(shown, form({ text: "按".repeat(most) }));
    expect(state).toMatchObject({ status: "unsent", failure: { kind: "tooLargeHere", params: { max: 2048 } } });
    expect(state.values.text).toHaveLength(most);
    expect(action).not.toHaveBeenCalled();
    await sendable(action)(shown, form({ text: "按".repeat(200_000), textEn: "a".repeat(700_000) }));
    expect(action).toHaveBeenCalledOnce();
  });

  it("lets a redirect through, and tells one that has saved from one that leads to the door", async () => {
    const kept: boolean[] = [];
    for (const to of ["/stations/1?done=edited", "/sign-in?next=%2F", "/account/password"]) {
      const action = async () => {
        throw Object.assign(new Error("NEXT_REDIRECT"), { digest: `NEXT_REDIRECT;push;${to};307;` });
      };
      const sent = sendable(action, (saved) => kept.push(saved))(shown, form({}));
      await expect(sent).rejects.toThrow("NEXT_REDIRECT");
    }
    expect(kept).toEqual([true, false, false]);
  });
});
