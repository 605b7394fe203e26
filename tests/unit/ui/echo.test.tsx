import { readdirSync, readFileSync } from "node:fs";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it, vi } from "vitest";
import { messages } from "@/lib/platform/messages";
import { type Drawn, FORMS } from "./forms";

const { given, names } = vi.hoisted(() => ({
  given: { state: undefined as unknown },
  names: (...list: string[]) => Object.fromEntries(list.map((name) => [name, async () => {}])),
}));
vi.mock("@/components/ui/form", async () => {
  const { FormContext } = await import("@/components/ui/form-context");
  return {
    Form: ({ children }: { children: (state: unknown, pending: boolean) => ReactNode }) => (
      <FormContext value={given.state as never}>{children(given.state, false)}</FormContext>
    ),
  };
});
vi.mock("@/lib/accounts/actions/accounts", () => names("changeAccountAction", "createAccountAction"));
vi.mock("@/lib/accounts/actions/sign-in", () => names("signIn"));
vi.mock("@/lib/accounts/actions/factors", () => names("totpAction"));
vi.mock("@/lib/programmes/actions", () => names("savePlanAction", "recordRulingAction"));
vi.mock("@/lib/regions/actions", () => names("classifyUnit"));

/** Forms without a field that anything is typed into, whose fields are all secret, or that scripts alone can send. */
const WITHOUT = [
  ...["accounts/codes-form", "accounts/second-step-form", "accounts/passkey-form"],
  ...["audit/verify-form", "programmes/edit/plan-removal", "accounts/act-form", "accounts/password-form"],
];

it("lists every component that draws a form", () => {
  const files = readdirSync("components", { recursive: true, encoding: "utf8" }).filter(
    (file) =>
      file.endsWith(".tsx") && /from "(@\/components\/ui|\.\.)\/form"/.test(readFileSync(`components/${file}`, "utf8")),
  );
  const known = [...Object.values(FORMS).map(({ file }) => file), ...WITHOUT];
  expect(files.map((file) => file.replace(".tsx", "")).sort()).toEqual([...new Set(known)].sort());
});

type Shown = { name: string; value: string };

/** What a browser without scripts would send of the page as it is drawn. */
function shownIn(html: string): Shown[] {
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  const shown: Shown[] = [];
  for (const [tag] of html.matchAll(/<input[^>]*>/g)) {
    const type = attribute(tag, "type") ?? "text";
    if ((type === "checkbox" || type === "radio") && !/\schecked/.test(tag)) continue;
    const name = attribute(tag, "name");
    if (name)
      shown.push({ name: name.replace("[]", ""), value: attribute(tag, "value") ?? (type === "checkbox" ? "on" : "") });
  }
  for (const [, tag = "", text = ""] of html.matchAll(/<textarea([^>]*)>([^<]*)</g))
    shown.push({ name: attribute(tag, "name") ?? "", value: text.replace(/^\n/, "") });
  for (const [, tag = "", inner = ""] of html.matchAll(/<select([^>]*)>(.*?)<\/select>/gs)) {
    const chosen = /<option[^>]*selected=""[^>]*>/.exec(inner)?.[0] ?? "";
    shown.push({ name: attribute(tag, "name") ?? "", value: attribute(chosen, "value") ?? "" });
  }
  return shown;
}

beforeEach(() => {
  given.state = undefined;
});

for (const status of ["invalid", "check", "conflict", "unsent", "restored"] as const)
  it.each(Object.keys(FORMS))(`%s gives back what was typed when it is ${status}`, (name) => {
    const { form, typed } = FORMS[name] as Drawn;
    given.state = {
      status,
      values: typed,
      fieldErrors: {},
      ...(status === "conflict" ? { current: {}, version: 2 } : {}),
    };
    const html = renderToStaticMarkup(
      <NextIntlClientProvider locale="en" messages={{ ui: messages.en.ui, errors: messages.en.errors }} timeZone="UTC">
        {form}
      </NextIntlClientProvider>,
    );
    const shown = shownIn(html);
    const back = Object.fromEntries(
      Object.keys(typed).map((field) => [field, shown.filter((one) => one.name === field).map(({ value }) => value)]),
    );
    // A tick that confirms a warning is set anew each time: what it confirms may be another.
    const kept = Object.entries(typed).filter(([field]) => field !== "confirmed");
    expect(back).toMatchObject(Object.fromEntries(kept.map(([field, value]) => [field, [value].flat()])));
  });
