/** One tag or text. `name` without its namespace prefix, as are the names of attributes. */
export type XmlPart =
  | { readonly kind: "open" | "empty"; readonly name: string; attribute(name: string): string | undefined }
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

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * The tags and texts of a document from first to last, in time that grows with its length alone: no tree, no entities
 * of its own, no nesting to remember. @throws RangeError where it breaks off
 */
export function* scanXml(xml: string): Generator<XmlPart> {
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
      if (/^[/\p{L}_]/u.test(tag)) yield partOf(tag);
      at = end + 1;
    }
  }
}

function partOf(tag: string): XmlPart {
  if (tag.startsWith("/")) return { kind: "close", name: local(tag.slice(1).trim()) };
  const empty = tag.endsWith("/");
  const name = /^[^\s/]+/.exec(tag)?.[0] ?? "";
  const rest = tag.slice(name.length);
  return {
    kind: empty ? "empty" : "open",
    name: local(name),
    attribute: (wanted) => {
      // From one attribute to the next, and no further where that fails: a search would try every character anew.
      const next = /\s*([^\s="'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
      for (let found = next.exec(rest); found; found = next.exec(rest)) {
        const [, key = "", double, single] = found;
        if (local(key) === wanted) return decode(double ?? single ?? "");
      }
      return undefined;
    },
  };
}

function endOf(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  if (end < 0) throw new RangeError("breaks off");
  return end;
}

/** The `>` that ends the tag, not one within an attribute's quotes. */
function tagEnd(xml: string, from: number): number {
  let quote = "";
  for (let at = from + 1; at < xml.length; at++) {
    const sign = xml[at] ?? "";
    if (quote) {
      if (sign === quote) quote = "";
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === ">") return at;
  }
  throw new RangeError("breaks off");
}
