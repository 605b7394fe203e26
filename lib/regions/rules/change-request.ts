import type { ChangeQuery } from "../schema";
import { ChangeRefused, type ChangeRequest } from "./change-draft";

/** What the change page's fields ask for about the unit `code`; `parentCode` is the unit above it. */
export function toRequest(code: string, query: ChangeQuery): ChangeRequest {
  const { on } = query;
  switch (query.kind) {
    case "set_up":
      return { kind: "set_up", on, parentCode: code, unitKind: query.unitKind, name: query.name, code: query.unitCode };
    case "rename":
      return { kind: "rename", on, code, name: query.name, unitKind: query.unitKind, newCode: query.unitCode };
    case "transfer":
      return { kind: "transfer", on, code, to: query.to, newCode: query.unitCode };
    case "abolish":
      return { kind: "abolish", on, code, reason: query.why };
    case "merge": {
      const codes = [code, ...query.with];
      if (query.result === "this") return { kind: "merge", on, codes, into: code };
      if (query.result === "other") {
        const [other, ...more] = query.with;
        if (!other || more.length > 0) throw new ChangeRefused("with", "mergeIntoOne");
        return { kind: "merge", on, codes, into: other };
      }
      if (!query.name) throw new ChangeRefused("name", "required");
      if (!query.unitKind) throw new ChangeRefused("unitKind", "required");
      return { kind: "merge", on, codes, into: { unitKind: query.unitKind, name: query.name, code: query.unitCode } };
    }
    case "split": {
      const first = {
        unitKind: query.unitKind,
        name: query.name,
        code: query.unitCode,
        children: query.children,
        stations: query.stations,
      };
      if (query.keep === "yes") return { kind: "split", on, code, keep: true, parts: [first] };
      if (!query.secondName) throw new ChangeRefused("secondName", "required");
      return {
        kind: "split",
        on,
        code,
        keep: false,
        parts: [
          first,
          {
            unitKind: query.secondKind ?? query.unitKind,
            name: query.secondName,
            code: query.secondCode,
            rest: true,
            children: [],
            stations: [],
          },
        ],
      };
    }
  }
}
