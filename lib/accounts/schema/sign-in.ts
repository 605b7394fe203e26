import { z } from "zod";
import { safePath } from "@/lib/shared/safe-path";
import { tooLong } from "@/lib/shared/too-long";

/** Where to go after signing in: a path of this portal, and never back to the way in or out. */
export function landingPath(next: string | null | undefined): string {
  const path = safePath(next);
  return path === "/" || /^\/(sign-in|api)(\/|\?|$)/.test(path) ? "/overview" : path;
}

export const signInSchema = z.object({
  account: z.string().trim().min(1, "required").max(200, tooLong(200)),
  password: z.string().min(1, "required").max(1_000, tooLong(1_000)),
  next: z.string().optional().transform(landingPath),
});
