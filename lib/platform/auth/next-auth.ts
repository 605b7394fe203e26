import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { safePath } from "@/lib/shared/safe-path";
import { clientAddress } from "./address";
import { authenticate } from "./authenticate";
import { closeSession } from "./close-session";
import { lookUp } from "./look-up";
import { portalSecret } from "./secret";
import { COOKIE_HOURS, deviceCookieSettings, sessionCookie } from "./session-cookie";

/** Every way to sign in stands here; OpenID Connect will be one more entry. */
const providers = [
  Credentials({
    credentials: { account: { type: "text" }, password: { type: "password" } },
    async authorize(given, request) {
      const jar = await cookies();
      const device = deviceCookieSettings();
      const headers = new Headers(request.headers as Record<string, string>);
      const outcome = await authenticate({
        account: String(given?.account ?? ""),
        password: String(given?.password ?? ""),
        address: clientAddress(headers),
        userAgent: headers.get("user-agent") ?? "",
        deviceCookie: jar.get(device.name)?.value,
      });
      if (outcome.kind === "locked") throw new Error("Locked");
      if (outcome.kind !== "signedIn") return null;
      jar.set(device.name, outcome.deviceCookie, device.options);
      return { id: outcome.sessionId };
    },
  }),
];

/** The token carries only the id of a session row; everything else is read from the database at each request. */
export function authOptions(): NextAuthOptions {
  const cookie = sessionCookie();
  return {
    secret: portalSecret(),
    useSecureCookies: cookie.options.secure,
    cookies: { sessionToken: cookie },
    session: { strategy: "jwt", maxAge: COOKIE_HOURS * 3_600 },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/account" },
    providers,
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${safePath(url)}`,
      async session({ session, token }) {
        const signedIn = await lookUp({ sessionId: String(token.sid) }, "");
        return signedIn
          ? { expires: session.expires, user: { name: signedIn.actor.displayName } }
          : { expires: new Date(0).toISOString() };
      },
    },
    events: {
      async signOut({ token }) {
        const signedIn = await lookUp({ sessionId: String(token.sid) }, "");
        if (signedIn) await closeSession(signedIn.actor);
      },
    },
    // A refused sign-in is an answer, not a fault of the portal.
    logger: { error: (code, data) => console.error(code, data), warn: () => {}, debug: () => {} },
  };
}
