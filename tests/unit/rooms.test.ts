import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { navigation } from "@/components/shell/navigation";
import { messages } from "@/lib/platform/messages";
import { can, PERMISSIONS } from "@/lib/platform/permissions";
import { rooms } from "@/lib/rooms";

/** What lib/<room>/room.ts says is true, and nothing is missing from it. */

const files = (top: string): string[] =>
  readdirSync(top, { recursive: true, encoding: "utf8" }).map((file) => `${top}/${file}`);

it("stands in the navigation in the order that people know, wherever later rooms come in", () => {
  const known = ["overview", "programmes", "coverage", "stations", "regions", "accounts", "audit", "account"];
  expect(navigation.map(({ key }) => key as string).filter((key) => known.includes(key))).toEqual(known);
});

it("has a page at the address of each room", () => {
  const pages = files("app/(portal)");
  expect(navigation.filter(({ href }) => !pages.includes(`app/(portal)${href}/page.tsx`))).toEqual([]);
});

it("gives every permission to somebody, demands it somewhere and lists it once", () => {
  const code = [...files("app"), ...files("components"), ...files("lib")]
    .filter((file) => /\.tsx?$/.test(file) && !/^lib\/(generated\/|[^/]+\/room\.ts$)/.test(file))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  expect(PERMISSIONS.filter((permission) => !code.includes(`"${permission}"`))).toEqual([]);
  const listed = rooms.flatMap((room) => Object.entries<readonly string[]>(room.permissions));
  expect(listed.map(([permission]) => permission).sort()).toEqual([...PERMISSIONS].sort());
  expect(listed.filter(([, roles]) => roles.length === 0)).toEqual([]);
});

it("answers exactly the paths of the API that the rooms list", () => {
  const routes = files("app/api/v1").flatMap((file) => /^app(\/api\/v1\/[^[]+)\/route\.ts$/.exec(file)?.[1] ?? []);
  const listed: string[] = rooms.flatMap((room) => [...room.api]);
  expect(routes.sort()).toEqual([...listed, "/api/v1/openapi.json"].sort());
});

describe.each(["zh-CN", "en"] as const)("words in %s", (locale) => {
  const texts = messages[locale];

  it("belong to one room each, or to the frame", () => {
    const ofRooms: string[] = rooms.flatMap((room) => [...room.words]);
    expect([...ofRooms, "errors", "overview", "public", "shell", "ui"].sort()).toEqual(Object.keys(texts).sort());
  });

  it("name every room in the navigation, and no other", () => {
    expect(Object.keys(texts.shell.nav).sort()).toEqual(navigation.map(({ key }) => key).sort());
  });

  it("name every permission, and no other", () => {
    expect(Object.keys(texts.accounts.permission).sort()).toEqual([...PERMISSIONS].sort());
  });

  it("say on the admins' first page what each of their rooms is for", () => {
    const admins = (["system_admin", "security_admin", "audit_admin"] as const).map((role) => ({ role }));
    const doors = navigation.filter(({ needs }) => needs && admins.some((admin) => can(admin, needs)));
    expect(doors.map(({ key }) => key)).toEqual(["accounts", "audit"]);
    expect(Object.keys(texts.overview.doors)).toEqual(expect.arrayContaining(doors.map(({ key }) => key)));
  });
});
