/** The path and query of an address, for going back to it; anything that could lead to another origin becomes `/`. */
export function safePath(address: string | null | undefined): string {
  if (!address || !URL.canParse(address, "http://portal.invalid")) return "/";
  const { pathname, search } = new URL(address, "http://portal.invalid");
  const path = `${pathname}${search}`;
  return /^\/(?![/\\])/.test(path) ? path : "/";
}
