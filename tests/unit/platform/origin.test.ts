import { createTranslator } from "next-intl";
import { beforeEach, expect, it, vi } from "vitest";
import { POST as preferences } from "@/app/(public)/preferences/route";
import { POST as signOut } from "@/app/sign-out/route";
import { changePasswordAction } from "@/lib/accounts/actions/own";
import { signIn } from "@/lib/accounts/actions/sign-in";
import { messages } from "@/lib/platform/messages";

const jar = new Map<string, string>();
let incoming: Headers;

vi.mock("next/headers", () => ({
  headers: async () => incoming,
  cookies: async () => ({
    get: () => undefined,
    has: () => false,
    set: (name: string, value: string) => jar.set(name, value),
  }),
}));
vi.mock("next-intl/server", () => ({
  getTranslations: async () => createTranslator({ locale: "en", messages: messages.en, namespace: "errors" }),
}));
vi.stubEnv("__NEXT_EXPERIMENTAL_AUTH_INTERRUPTS", "1");
vi.stubEnv("NEXTAUTH_URL", "https://portal.example");

const OWN: Record<string, string>[] = [
  { origin: "https://portal.example" },
  { origin: "http://127.0.0.1:3000", host: "127.0.0.1:3000" },
  { "sec-fetch-site": "same-origin" },
];
const FOREIGN: Record<string, string>[] = [
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: "https://portal.example.evil.example" },
  { "sec-fetch-site": "cross-site" },
  { "sec-fetch-site": "same-site" },
  {},
];

const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const idle = { status: "idle", values: {}, fieldErrors: {} } as const;
const choose = (headers: Record<string, string>) => {
  incoming = new Headers({ host: "portal.example", ...headers });
  const request = new Request("https://portal.example/preferences", {
    method: "POST",
    headers: { ...headers, referer: "https://portal.example/stations?q=1" },
    body: form({ locale: "en" }),
  });
  return preferences(request);
};

beforeEach(() => jar.clear());

it.each(OWN)("remembers the language for a page of the portal: %o", async (headers) => {
  const response = await choose(headers);
  expect([response.status, response.headers.get("location"), jar.get("locale")]).toEqual([303, "/stations?q=1", "en"]);
});

it.each(FOREIGN)("lets no page of another site choose the reader's language: %o", async (headers) => {
  const response = await choose(headers);
  expect([response.status, jar.size]).toEqual([403, 0]);
  expect(response.headers.get("content-type")).toContain("application/problem+json");
});

it.each(FOREIGN)("refuses the forms of signing in, signing out and the password: %o", async (headers) => {
  incoming = new Headers({ host: "portal.example", ...headers });
  const passwords = form({ currentPassword: "a", newPassword: "b", repeatPassword: "b" });
  expect(await changePasswordAction(idle, passwords)).toMatchObject({ status: "denied", values: {} });
  expect(await signIn(idle, form({ account: "a", password: "b" }))).toMatchObject({ status: "denied" });
  expect((await signOut(new Request("https://portal.example/sign-out", { method: "POST" }))).status).toBe(403);
});
