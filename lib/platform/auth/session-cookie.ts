import { decode, encode } from "next-auth/jwt";
import { setting } from "@/lib/platform/settings";
import { seal, unseal } from "./seal";
import { portalSecret } from "./secret";

/** The cookie outlives no session: how long one really lasts stands in the security rules and is read at each request. */
export const COOKIE_HOURS = 24;

const secure = () => setting("NEXTAUTH_URL")?.startsWith("https://") ?? false;

/** How long a right password waits for its second factor. */
export const SECOND_STEP_MINUTES = 5;

/** Stated once for next-auth's route and for the forms. With TLS the browser takes it from this very host alone. */
export function sessionCookie() {
  return {
    name: `${secure() ? "__Host-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: secure() },
  } as const;
}

export function deviceCookieSettings() {
  return {
    name: `${secure() ? "__Host-" : ""}portal-device`,
    options: { httpOnly: true, sameSite: "strict", path: "/", secure: secure(), maxAge: 180 * 86_400 },
  } as const;
}

/** Names the sign-in that waits for its second factor; a handle, worth nothing without that. */
export function secondStepCookie() {
  return {
    name: `${secure() ? "__Host-" : ""}portal-second-step`,
    options: { httpOnly: true, sameSite: "strict", path: "/", secure: secure(), maxAge: SECOND_STEP_MINUTES * 60 },
  } as const;
}

export const sealPending = (id: string): string => seal("second step", "cookie", id);

/** The id in a cookie of ours; null for anything else. */
export function openPending(cookie: string | undefined): string | null {
  const id = cookie ? unseal("second step", "cookie", cookie) : null;
  return id && UUID.test(id) ? id : null;
}

export const sealSession = (sid: string): Promise<string> =>
  encode({ token: { sid }, secret: portalSecret(), maxAge: COOKIE_HOURS * 3_600 });

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The session id in a cookie of ours; null for anything else. */
export async function openSession(cookie: string | undefined): Promise<string | null> {
  if (!cookie) return null;
  try {
    const token = await decode({ token: cookie, secret: portalSecret() });
    return typeof token?.sid === "string" && UUID.test(token.sid) ? token.sid : null;
  } catch {
    return null;
  }
}
