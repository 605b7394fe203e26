import "server-only";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "./actor";
import { clientAddress } from "./auth/address";
import { lookUp, type SignedIn, tokenHash } from "./auth/look-up";
import { openSession, sessionCookie } from "./auth/session-cookie";
import { Forbidden, ForeignOrigin, Unauthorized } from "./errors";
import { noteAccount } from "./outage";
import { can, type Permission } from "./permissions";
import { rememberActor } from "./problem";
import { noteRefusal, noteRefused } from "./refusal";
import { setting } from "./settings";

/** Read once a request, however many layouts, pages and actions ask. */
const currentSession = cache(async (): Promise<SignedIn | null> => {
  const jar = await cookies();
  const sessionId = await openSession(jar.get(sessionCookie().name)?.value);
  return sessionId ? known(await lookUp({ sessionId }, clientAddress(await headers()))) : null;
});

function known(signedIn: SignedIn | null): SignedIn | null {
  if (signedIn?.actor.accountId) noteAccount(signedIn.actor.accountId);
  return signedIn;
}

/** For pages that greet whoever is signed in but need nobody to be. */
export const optionalActor = async (): Promise<Actor | null> => (await currentSession())?.actor ?? null;

/** Whoever is signed in, for what stands outside the portal too; null for a stranger. */
export const optionalSignedIn = (): Promise<SignedIn | null> => currentSession();

/** Whoever is signed in, even while password or second factor is due: for the frame, those two pages and signing out. */
export async function requireSignedIn(): Promise<SignedIn> {
  const signedIn = await currentSession();
  if (signedIn) return signedIn;
  const lapsed = (await cookies()).has(sessionCookie().name);
  const path = (await headers()).get("x-portal-path");
  const query = new URLSearchParams({ ...(path ? { next: path } : {}), ...(lapsed ? { ended: "1" } : {}) });
  redirect(query.size > 0 ? `/sign-in?${query}` : "/sign-in");
}

/** Sends to the sign-in page, or to what must come first: a new password, a second factor. */
export const requireActor = async (): Promise<Actor> => admitted(await requireSignedIn());

/**
 * For forms, which would ask anew each time. A session that ended while the form was filled in must not cost what was
 * typed: no redirect then. @throws Unauthorized
 */
export async function formActor(): Promise<Actor> {
  const signedIn = await currentSession();
  if (!signedIn) throw new Unauthorized();
  return admitted(signedIn);
}

function admitted({ actor, passwordDue, factorDue }: SignedIn): Actor {
  if (passwordDue) redirect("/account/password");
  if (factorDue) redirect("/account/second-factor");
  return actor;
}

/** As requireActor. @throws Forbidden when every one of the permissions is missing */
export async function requirePermission(...anyOf: [Permission, ...Permission[]]): Promise<Actor> {
  const actor = await requireActor();
  if (anyOf.some((permission) => can(actor, permission))) return actor;
  noteRefusal({ kind: "permission", actor, permission: anyOf.join(" ") });
  throw new Forbidden();
}

/** What the page of an address shows. @throws NotFound where there is none or it is out of scope, which is counted */
export async function foundFor<T>(actor: Actor, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    noteRefused(error, actor);
    throw error;
  }
}

/** For route handlers: the session cookie, or `Authorization: Bearer` with a token of the account page. */
export async function apiActor(request: Request): Promise<Actor> {
  const address = clientAddress(request.headers);
  const authorization = request.headers.get("authorization");
  const bearer = authorization?.match(/^Bearer +(\S{1,200})$/i)?.[1];
  if (authorization && !bearer) throw new Unauthorized();
  const signedIn = bearer ? known(await lookUp({ token: bearer }, address)) : await currentSession();
  if (bearer && !signedIn) noteRefusal({ kind: "token", actor: null, address, tokenHash: tokenHash(bearer) });
  if (!signedIn || ((signedIn.passwordDue || signedIn.factorDue) && !bearer)) throw new Unauthorized();
  rememberActor(request, signedIn.actor);
  if (!bearer && !["GET", "HEAD"].includes(request.method)) assertOwnOrigin(request.headers);
  return signedIn.actor;
}

/** For server actions, every one of which is a public endpoint. @throws Forbidden for a request of another site */
export const assertSameOrigin = async (): Promise<void> => assertOwnOrigin(await headers());

/**
 * Next lets a request without Origin pass. Every browser of the last six years sends Origin with a POST; without it only
 * the browser's own word that the request is same-origin counts, so a page of another site can never leave both out.
 */
function assertOwnOrigin(request: Pick<Headers, "get">): void {
  const origin = request.get("origin");
  if (!origin) {
    if (request.get("sec-fetch-site") === "same-origin") return;
    refuseForeign();
  }
  const own = [request.get("host")?.toLowerCase(), hostOf(setting("NEXTAUTH_URL"))];
  if (!own.includes(hostOf(origin))) refuseForeign();
}

function refuseForeign(): never {
  noteRefusal({ kind: "origin", actor: null });
  throw new ForeignOrigin();
}

const hostOf = (address: string | undefined): string => (address && URL.canParse(address) ? new URL(address).host : "");
