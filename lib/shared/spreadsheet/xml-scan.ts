/** One tag or text. `name` is without its prefix. */
export type XmlPart =
  | {
      readonly kind: "open" | "empty";
      readonly name: string;
      /** Of an attribute without a prefix, or of one with any. */
      attribute(name: string, prefixed?: "prefixed"): string | undefined;
    }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const point = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

/**
 * The tags and texts of a document from first to last, in time that grows with its length alone: no tree, no entities
 * of its own. Tags of other namespaces than the root's are left out: extensions have elements of the same names.
 * @throws RangeError where it breaks off
 */
export function* scanXml(xml: string): Generator<XmlPart> {
  const isOwn = ownNames();
  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf("<", at);
    const text = xml.slice(at, open < 0 ? xml.length : open);
    if (text) yield { kind: "text", text: decode(text) };
    if (open < 0) return;
    if (xml.startsWith("<![CDATA[", open)) {
      const end = endOf(xml, "]]>", open);
      yield { kind: "text", text: xml.slice(open + 9, end) };
      at = end + 3;
    } else if (xml.startsWith("<!--", open)) at = endOf(xml, "-->", open) + 3;
    else {
      const end = tagEnd(xml, open);
      const tag = xml.slice(open + 1, end);
      if (/^[/\p{L}_]/u.test(tag)) {
        const part = tagOf(tag);
        if (isOwn(part)) yield part;
      }
      at = end + 1;
    }
  }
}

type Tag = Exclude<XmlPart, { kind: "text" }> & { readonly prefix: string; readonly rest: string };

function tagOf(tag: string): Tag {
  const kind = tag.startsWith("/") ? "close" : tag.endsWith("/") ? "empty" : "open";
  const full = /^\/?\s*([^\s/]*)/.exec(tag)?.[1] ?? "";
  const colon = full.indexOf(":");
  const [prefix, name] = [full.slice(0, Math.max(0, colon)), full.slice(colon + 1)];
  const rest = kind === "close" ? "" : tag.slice(full.length);
  if (kind === "close") return { kind, name, prefix, rest };
  const attribute = (wanted: string, prefixed?: "prefixed") => {
    for (const [key, value] of attributes(rest))
      if (prefixed ? key.endsWith(`:${wanted}`) : key === wanted) return decode(value);
    return undefined;
  };
  return { kind, name, prefix, rest, attribute };
}

/** From one attribute to the next, and no further where that fails: a search would try every character anew. */
function* attributes(tag: string): Generator<[key: string, value: string]> {
  const next = /\s*([^\s="'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
  for (let found = next.exec(tag); found; found = next.exec(tag)) yield [found[1] ?? "", found[2] ?? found[3] ?? ""];
}

const MOST_DECLARATIONS = 10_000;

/** Whether a tag is of the root's namespace. To be asked of every tag in order, since tags declare what prefixes mean. */
function ownNames(): (tag: Tag) => boolean {
  const spaces = new Map<string, string>();
  const declared: { depth: number; prefix: string; before: string }[] = [];
  const spaceOf = (prefix: string) => spaces.get(prefix) ?? "";
  let depth = 0;
  let own: string | null = null;
  const leave = () => {
    for (let last = declared.at(-1); last && last.depth >= depth; last = declared.at(-1)) {
      spaces.set(last.prefix, last.before);
      declared.pop();
    }
    depth--;
  };
  return (tag) => {
    if (tag.kind !== "close") {
      depth++;
      if (tag.rest.includes("xmlns"))
        for (const [key, value] of attributes(tag.rest)) {
          if (key !== "xmlns" && !key.startsWith("xmlns:")) continue;
          const prefix = key.slice(6);
          if (declared.push({ depth, prefix, before: spaceOf(prefix) }) > MOST_DECLARATIONS)
            throw new RangeError("too many namespaces");
          spaces.set(prefix, value);
        }
      own ??= spaceOf(tag.prefix);
    }
    const isOwn = spaceOf(tag.prefix) === own;
    if (tag.kind !== "open") leave();
    return isOwn;
  };
}

function endOf(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  if (end < 0) throw new RangeError("breaks off");
  return end;
}

const [GREATER, DOUBLE, SINGLE] = [0x3e, 0x22, 0x27];

/** The `>` that ends the tag, not one within an attribute's quotes. */
function tagEnd(xml: string, from: number): number {
  let quote = 0;
  for (let at = from + 1; at < xml.length; at++) {
    const sign = xml.charCodeAt(at);
    if (quote) {
      if (sign === quote) quote = 0;
    } else if (sign === DOUBLE || sign === SINGLE) quote = sign;
    else if (sign === GREATER) return at;
  }
  throw new RangeError("breaks off");
}
