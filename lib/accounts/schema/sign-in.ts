import { z } from "zod";
import { safePath } from "@/lib/shared/safe-path";
import { filled, within } from "@/lib/shared/text-field";

/** Where to go after signing in: a path of this portal, and never back to the way in or out. */
export function landingPath(next: string | null | undefined): string {
  const path = safePath(next);
  return path === "/" || /^\/(sign-in|api)(\/|\?|$)/.test(path) ? "/overview" : path;
}

export const signInSchema = z.object({
  account: filled(),
  password: z
    .string()
    .min(1, "required")
    .refine(...within(1_000)),
  next: z.string().optional().transform(landingPath),
});
