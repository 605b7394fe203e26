import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** Client components that say more than `components/shell/client-texts.tsx` sends with every page; it stands around them. */
const WITH_TEXTS_OF_THEIR_OWN = [
  "components/accounts/passkey-form.tsx",
  "components/accounts/second-step-form.tsx",
  "components/programmes/edit/plan-form.tsx",
  "components/programmes/edit/plan-preview.tsx",
];

it("a client component has the texts that it says", () => {
  const filesOf = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => `${folder}/${file}`);
  const asking = [...filesOf("app"), ...filesOf("components")].filter((file) => {
    if (!file.endsWith(".tsx")) return false;
    const text = readFileSync(file, "utf8");
    const namespaces = [...text.matchAll(/useTranslations\(\s*"([^"]+)"/g)].map(([, name]) => name ?? "");
    return /^"use client"/.test(text) && namespaces.some((name) => !/^(ui(\.|$)|errors\.page$)/.test(name));
  });
  expect(asking.sort()).toEqual(WITH_TEXTS_OF_THEIR_OWN);
});
