import { z } from "zod";
import { cleanLine } from "./folding";
import type { SearchParams } from "./search-params";

type Params = Readonly<Record<string, z.ZodType<string>>>;

/** Words to look for; what is longer is cut off. */
export const words = (max: number) => z.string().transform((text) => cleanLine([...text].slice(0, max).join("")));

const first = (value: unknown): string | undefined => {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" ? cleanLine(one) || undefined : undefined;
};

/**
 * A list's filter as it stands in the address, each part once. What is not understood falls back to no filter, and the
 * list tells so. `after` is where a page of the list begins.
 */
export function urlFilter<P extends Params>(params: P) {
  type Filter = { [name in keyof P]?: z.output<P[name]> } & { after?: string };
  type Name = Extract<keyof P, string>;
  const all: Params = { ...params, after: z.string().max(1_000) };
  return {
    parse(search: SearchParams): Filter {
      const read = Object.entries(all).flatMap(([name, schema]) => {
        const parsed = schema.safeParse(first(search[name]));
        return parsed.success ? [[name, parsed.data]] : [];
      });
      return Object.fromEntries(read);
    },
    /** What the address asks for and is not in effect: it makes no sense, or there is no such thing. */
    ignored: (search: SearchParams, inEffect: Filter): Name[] =>
      (Object.keys(params) as Name[]).filter(
        (name) => first(search[name]) !== undefined && inEffect[name] === undefined,
      ),
    /** The same filter as a query string, without what is unset. */
    query(filter: Filter, change: Filter = {}): string {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries({ ...filter, ...change })) if (value) query.set(name, String(value));
      return query.size > 0 ? `?${query}` : "";
    },
  };
}
