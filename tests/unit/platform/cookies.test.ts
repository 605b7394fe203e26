import { afterEach, expect, it, vi } from "vitest";
import { deviceCookieSettings, openSession, sealSession, sessionCookie } from "@/lib/platform/auth/session-cookie";

afterEach(() => vi.unstubAllEnvs());

it.each([
  ["https://portal.example", true, "__Host-next-auth.session-token", "__Host-portal-device"],
  ["http://localhost:3000", false, "next-auth.session-token", "portal-device"],
])(
  "keeps its cookies from scripts and other sites, and to TLS where there is TLS: %s",
  (url, secure, session, device) => {
    vi.stubEnv("NEXTAUTH_URL", url);
    expect(sessionCookie()).toEqual({ name: session, options: { httpOnly: true, sameSite: "lax", path: "/", secure } });
    expect(deviceCookieSettings()).toMatchObject({
      name: device,
      options: { httpOnly: true, sameSite: "strict", path: "/", secure },
    });
  },
);

it("opens no cookie but one sealed with its own secret", async () => {
  const sid = "0193c0de-0000-7000-8000-000000000001";
  vi.stubEnv("NEXTAUTH_SECRET", "one-secret-of-at-least-32-characters-0");
  const cookie = await sealSession(sid);
  expect(await openSession(cookie)).toBe(sid);
  for (const odd of [
    undefined,
    "",
    sid,
    `${cookie}x`,
    cookie.split(".").reverse().join("."),
    "eyJhbGciOiJub25lIn0.e30.",
  ])
    expect(await openSession(odd)).toBeNull();
  vi.stubEnv("NEXTAUTH_SECRET", "another-secret-of-at-least-32-characters");
  expect(await openSession(cookie)).toBeNull();
});
