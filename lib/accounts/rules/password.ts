import { PASSWORD_MAX_LENGTH } from "../schema/own";
import { ADMIN_ROLES } from "../schema/roles";
import { type Context, weakness } from "./password-strength";

type Lengths = { adminPasswordMinLength: number; passwordMinLength: number };

export const minimumLength = (role: string, lengths: Lengths): number =>
  ADMIN_ROLES.some((admin) => admin === role) ? lengths.adminPasswordMinLength : lengths.passwordMinLength;

type PasswordRules = {
  minLength: number;
  /** Kinds of characters that the security rules demand; 0 for none. */
  classes: number;
  context: Context;
};

/** Message keys of what is wrong with a new password; none when it is good. Earlier passwords are compared elsewhere. */
export function passwordFaults(password: string, { minLength, classes, context }: PasswordRules): string[] {
  const plain = password.normalize("NFKC");
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}\s]/u].filter((kind) => kind.test(plain)).length;
  const length = [...plain].length;
  const found = plain === "" ? null : weakness(plain, context);
  return [
    length < minLength ? `passwordShort|${JSON.stringify({ min: minLength })}` : "",
    length > PASSWORD_MAX_LENGTH ? `tooLong|${JSON.stringify({ max: PASSWORD_MAX_LENGTH })}` : "",
    kinds < classes ? `passwordClasses|${JSON.stringify({ count: classes })}` : "",
    found ? `${FAULT[found.reason]}|${JSON.stringify({ part: found.part })}` : "",
  ].filter(Boolean);
}

const FAULT = { own: "passwordOwn", word: "passwordCommon", pattern: "passwordPattern" } as const;

const LETTERS = "abcdefghjkmnpqrstuvwxyz";
const CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const DIGITS = "23456789";

/**
 * A first password to be read aloud or copied by hand: four groups of four, without 0/O and 1/l/I, 66 bits.
 * `random(n)` gives a whole number from 0 to n - 1.
 */
export function initialPassword(random: (below: number) => number): string {
  const draw = (from: string) => from[random(from.length)] ?? "";
  const groups = Array.from({ length: 4 }, () => draw(CAPITALS) + draw(LETTERS) + draw(LETTERS) + draw(DIGITS));
  return groups.join("-");
}
