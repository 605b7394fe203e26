import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { CheckPanel } from "@/components/ui/check-panel";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field } from "@/components/ui/field";
import { fieldValue, fieldValues } from "@/components/ui/field-value";
import { FormKey } from "@/components/ui/form-key";
import { Versions } from "@/components/ui/form-versions";
import { TextInput } from "@/components/ui/inputs";
import { type FormState, idleForm } from "@/lib/platform/form-state";
import { messages } from "@/lib/platform/messages";

const draw = (node: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ ui: messages.en.ui }} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );

const refused = (values: FormState["values"]): FormState => ({ status: "invalid", values, fieldErrors: {} });

describe("fieldValue", () => {
  it("shows what is stored until something was typed", () => {
    expect(fieldValue(idleForm(), "name", "stored")).toBe("stored");
    expect(fieldValue(idleForm(), "count", 0)).toBe("0");
    expect(fieldValue(idleForm(), "name", null)).toBe("");
  });

  it("gives back what was typed, an emptied field included", () => {
    expect(fieldValue(refused({ name: "" }), "name", "stored")).toBe("");
    expect(fieldValue(refused({ name: "typed" }), "name", "stored")).toBe("typed");
  });

  it("keeps everything unticked that was unticked when the form was sent", () => {
    expect(fieldValues(idleForm(), "rooms", ["a"])).toEqual(["a"]);
    expect(fieldValues(refused({}), "rooms", ["a"])).toEqual([]);
    expect(fieldValues(refused({ rooms: "b" }), "rooms", ["a"])).toEqual(["b"]);
  });
});

describe("Field", () => {
  it("ties label, hint and error to the control", () => {
    const html = draw(
      <Field name="name" label="Name" hint="As on the sign" error={["Please fill this in"]}>
        {(control) => <TextInput {...control} />}
      </Field>,
    );
    expect(html).toContain('for="field-name"');
    expect(html).toMatch(/<input[^>]+id="field-name"/);
    expect(html).toContain('aria-describedby="field-name-hint field-name-error"');
    expect(html).toContain('aria-invalid="true"');
  });
});

describe("ErrorSummary", () => {
  it("is absent while nothing is wrong", () => expect(draw(<ErrorSummary state={idleForm()} />)).toBe(""));

  it("leads to each field by name", () => {
    const html = draw(
      <ErrorSummary
        state={{ status: "invalid", values: {}, fieldErrors: { name: ["Required"] } }}
        labels={{ name: "Name" }}
      />,
    );
    expect(html).toContain('<a href="#field-name"');
    expect(html).toContain("Name: Required");
  });

  it("sets the typed and the saved version side by side, only where they differ", () => {
    const state: FormState = {
      status: "conflict",
      values: { name: "mine", hotline: "same" },
      fieldErrors: {},
      current: { name: "theirs", hotline: "same", secret: "not shown" },
    };
    const html = draw(
      <Versions state={state} current={state.current ?? {}} labels={{ name: "Name", hotline: "Hotline" }} />,
    );
    expect(html).toMatch(/Name.*mine.*theirs/);
    expect(html).not.toContain("Hotline");
    expect(html).not.toContain("not shown");
  });
});

describe("FormKey", () => {
  it("is a version 4 UUID, another one each time", () => {
    const keys = Array.from({ length: 50 }, () => /value="([^"]+)"/.exec(draw(<FormKey />))?.[1]);
    expect(new Set(keys).size).toBe(50);
    for (const key of keys) expect(key).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });
});

describe("the figures that a form changes", () => {
  const check = {
    token: "seen-token",
    lines: [{ on: "1 Jan 2026", of: "Jingmen", what: "Stations built", before: "1", after: "0" }],
  };
  /** Buttons that send the form, in their order: the first is the one that Enter in a field presses. */
  const buttons = (outdated: boolean) =>
    [...draw(<CheckPanel check={check} outdated={outdated} />).matchAll(/<button[^>]*type="submit"[^>]*>/g)].map(
      ([tag]) => ({
        confirms: tag.includes("seen-token"),
        hidden: tag.includes('aria-hidden="true"'),
        reached: !tag.includes('tabindex="-1"'),
      }),
    );

  it("are confirmed by their own button alone: Enter in a field checks again", () => {
    expect(buttons(false)).toEqual([
      { confirms: false, hidden: true, reached: false },
      { confirms: true, hidden: false, reached: true },
    ]);
  });

  it("cannot be confirmed any more once something was changed, but be asked for again", () => {
    expect(buttons(true).filter(({ hidden }) => !hidden)).toEqual([{ confirms: false, hidden: false, reached: true }]);
    expect(draw(<CheckPanel check={check} outdated />)).toContain("Check again");
  });
});
