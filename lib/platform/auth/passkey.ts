import { isIP } from "node:net";
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { setting } from "@/lib/platform/settings";

/**
 * The site that passkeys are bound to, from the portal's public address. Null where browsers have no passkeys: at an IP
 * address, and without TLS anywhere but on the machine itself.
 */
export function passkeySite(address = setting("NEXTAUTH_URL")): { rpId: string; origin: string } | null {
  if (!address || !URL.canParse(address)) return null;
  const { hostname, origin, protocol } = new URL(address);
  if (isIP(hostname.replace(/^\[|\]$/g, "")) || (protocol !== "https:" && hostname !== "localhost")) return null;
  return { rpId: hostname, origin };
}

type Known = { credentialId: string; publicKey: string; counter: bigint; transports: string[] };
type Owner = { accountId: string; loginName: string; displayName: string };

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64url"));
const described = (keys: readonly Pick<Known, "credentialId" | "transports">[]) =>
  keys.map(({ credentialId, transports }) => ({ id: credentialId, transports }));

/** What the browser needs to make a passkey; null where there are none. */
export function registrationOptions(
  owner: Owner,
  known: readonly Pick<Known, "credentialId" | "transports">[],
  challenge: string,
) {
  const site = passkeySite();
  return (
    site &&
    generateRegistrationOptions({
      rpName: "社工站",
      rpID: site.rpId,
      userID: bytes(Buffer.from(owner.accountId).toString("base64url")),
      userName: owner.loginName,
      userDisplayName: owner.displayName,
      challenge: bytes(challenge),
      timeout: 300_000,
      excludeCredentials: described(known),
      authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
    })
  );
}

/** The new passkey as it is stored; null when the answer is not one to this challenge from this site. */
export async function readRegistration(answer: unknown, challenge: string): Promise<Known | null> {
  const site = passkeySite();
  if (!site) return null;
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      ...expected(site, challenge),
    });
    if (!verified || !registrationInfo) return null;
    const { id, publicKey, counter, transports } = registrationInfo.credential;
    return {
      credentialId: id,
      publicKey: Buffer.from(publicKey).toString("base64url"),
      counter: BigInt(counter),
      transports: transports ?? [],
    };
  } catch {
    return null; // what a browser never sends
  }
}

/** What the browser needs to sign in with one of these; null where there are none. */
export function authenticationOptions(known: readonly Pick<Known, "credentialId" | "transports">[], challenge: string) {
  const site = passkeySite();
  if (!site || known.length === 0) return null;
  return generateAuthenticationOptions({
    rpID: site.rpId,
    challenge: bytes(challenge),
    timeout: 300_000,
    allowCredentials: described(known),
    userVerification: "preferred",
  });
}

/** The new count of the passkey's uses; null when the answer is not its word on this challenge to this site. */
export async function readAuthentication(answer: unknown, key: Known, challenge: string): Promise<bigint | null> {
  const site = passkeySite();
  if (!site) return null;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      ...expected(site, challenge),
      credential: {
        id: key.credentialId,
        publicKey: bytes(key.publicKey),
        counter: Number(key.counter),
      },
    });
    return verified ? BigInt(authenticationInfo.newCounter) : null;
  } catch {
    return null; // what a browser never sends, or a passkey that was copied
  }
}

/** The password was proved before: a passkey need not ask for a finger or PIN as well. */
const expected = ({ rpId, origin }: { rpId: string; origin: string }, challenge: string) => ({
  expectedChallenge: challenge,
  expectedOrigin: origin,
  expectedRPID: rpId,
  requireUserVerification: false,
});
