import { decode, encode } from "next-auth/jwt";
import { portalSecret } from "./secret";

/** The cookie outlives no session: how long one really lasts stands in the security rules and is read at each request. */
export const COOKIE_HOURS = 24;

const secure = () => process.env.NEXTAUTH_URL?.startsWith("https://") ?? false;

/** next-auth's own name and options, stated once for its route and for the sign-in form. */
export function sessionCookie() {
  return {
    name: `${secure() ? "__Secure-" : ""}next-auth.session-token`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: secure() },
  } as const;
}

export function deviceCookieSettings() {
  return {
    name: `${secure() ? "__Host-" : ""}portal-device`,
    options: { httpOnly: true, sameSite: "strict", path: "/", secure: secure(), maxAge: 180 * 86_400 },
  } as const;
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
