import { cookies } from "next/headers";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { safePath } from "@/lib/shared/safe-path";
import { clientAddress } from "./address";
import { authenticate } from "./authenticate";
import { lookUp } from "./look-up";
import { takeSecondStep } from "./second-step";
import { portalSecret } from "./secret";
import { COOKIE_HOURS, deviceCookieSettings, sessionCookie } from "./session-cookie";

/** Every way to sign in stands here; OpenID Connect will be one more entry. An account with a second factor needs `code`. */
const providers = [
  Credentials({
    credentials: { account: { type: "text" }, password: { type: "password" }, code: { type: "text" } },
    async authorize(given, request) {
      const jar = await cookies();
      const device = deviceCookieSettings();
      const headers = new Headers(request.headers as Record<string, string>);
      const visit = {
        address: clientAddress(headers),
        userAgent: headers.get("user-agent") ?? "",
        deviceCookie: jar.get(device.name)?.value,
      };
      const [account, password, code] = [given?.account, given?.password, given?.code].map((text) =>
        String(text ?? ""),
      );
      const first = await authenticate({ ...visit, account: account ?? "", password: password ?? "" });
      const outcome =
        first.kind === "secondStep" ? await takeSecondStep(first.pendingId, { code: code ?? "" }, visit) : first;
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
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in", verifyRequest: "/sign-in" },
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
    // A refused sign-in is an answer, not a fault of the portal.
    logger: { error: (code, data) => console.error(code, data), warn: () => {}, debug: () => {} },
  };
}
