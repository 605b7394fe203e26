import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readSettings, SETTINGS } from "@/lib/platform/settings";

it("has a safe default for everything", () => {
  const settings = readSettings({});
  expect(settings).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", DEMO: true, TRUST_PROXY: false });
  expect(settings.DATABASE_URL).toBeUndefined();
});

it("takes an empty variable as not set", () => {
  expect(readSettings({ PORT: "", DEMO: "" })).toMatchObject({ PORT: 3000, DEMO: true });
});

it.each([
  ["PORT", "abc", "The setting PORT must be a port number."],
  ["PORT", "70000", "The setting PORT must be from 1 to 65535."],
  ["DEMO", "yes", "The setting DEMO must be 0 or 1."],
  ["DEMO_PASSWORD", "short", "The setting DEMO_PASSWORD must have at least 8 characters."],
  [
    "DATABASE_URL",
    "mysql://x/y",
    "The setting DATABASE_URL must look like postgresql://user:password@host:5432/database.",
  ],
  [
    "DATABASE_URL",
    "postgresql://host:99999/y",
    "The setting DATABASE_URL must look like postgresql://user:password@host:5432/database.",
  ],
  ["NEXTAUTH_SECRET", "secret", "The setting NEXTAUTH_SECRET must have at least 32 characters."],
  ...["ftp://x", "https://", "https://x.cn/portal", "https://x.cn?a=1", "https://u:p@x.cn"].map((url) => [
    "NEXTAUTH_URL",
    url,
    "The setting NEXTAUTH_URL must be the portal's address without a path, such as https://shegong.example.gov.cn.",
  ]),
] as [string, string, string][])("says in one sentence what is wrong with %s=%s", (name, value, sentence) => {
  expect(() => readSettings({ [name]: value })).toThrow(sentence);
});

it("takes the portal's address with or without a slash at its end", () => {
  for (const url of ["https://x.cn", "https://x.cn/", "http://localhost:3000"])
    expect(readSettings({ NEXTAUTH_URL: url }).NEXTAUTH_URL).toBe(url);
});

it("stands in the README, every setting of it and no other", () => {
  const readme = readFileSync("README.md", "utf8");
  const documented = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1]);
  expect(documented.sort()).toEqual(Object.keys(SETTINGS).sort());
});
