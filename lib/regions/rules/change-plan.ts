import {
  type ChangePlan,
  ChangeRefused,
  type ChangeRequest,
  Draft,
  FIRST,
  type NewUnit,
  SECOND,
  TRANSFERRED,
} from "./change-draft";
import { levelOf } from "./codes";
import type { Tree, Unit } from "./tree";

/** @throws ChangeRefused */
export function planChange(tree: Tree, request: ChangeRequest): ChangePlan {
  const draft = new Draft(tree, request.kind, request.on);
  switch (request.kind) {
    case "set_up": {
      const unit = draft.open(request, FIRST);
      draft.descend(null, unit.code);
      break;
    }
    case "rename":
      planRename(draft, request);
      break;
    case "merge":
      planMerge(draft, request.codes, request.into);
      break;
    case "split":
      planSplit(draft, request);
      break;
    case "transfer":
      planTransfer(draft, request);
      break;
    case "abolish":
      if (draft.childrenOf(request.code).length > 0) throw new ChangeRefused("code", "hasChildren");
      if (draft.placingsIn([request.code]).length > 0) throw new ChangeRefused("code", "hasStations");
      if (draft.hasPlanFigures(request.code)) throw new ChangeRefused("code", "hasPlan");
      if (!request.reason.trim()) throw new ChangeRefused("reason", "required");
      draft.close(request.code, "code");
      draft.descend(request.code, null);
  }
  return draft.finish(request.kind === "abolish" ? request.reason : null);
}

function planRename(draft: Draft, request: Extract<ChangeRequest, { kind: "rename" }>): void {
  const { code, name, unitKind, newCode } = request;
  const unit = draft.living(code, "code");
  if ((unitKind ?? unit.kind) === unit.kind && (newCode ?? code) === code) {
    draft.rename(code, name);
    return;
  }
  const next = { parentCode: unit.parentCode ?? "", unitKind: unitKind ?? unit.kind, name, code: newCode };
  goOnAs(draft, unit, draft.open(next, FIRST, [code]));
}

function planTransfer(draft: Draft, { code, to, newCode }: Extract<ChangeRequest, { kind: "transfer" }>): void {
  const unit = draft.living(code, "code");
  if (to === unit.parentCode) throw new ChangeRefused("to", "alreadyThere");
  if (levelOf(to) !== levelOf(unit.parentCode ?? "")) throw new ChangeRefused("to", "transferLevel");
  const next = { parentCode: to, unitKind: unit.kind, name: unit.name };
  goOnAs(draft, unit, draft.open({ ...next, code: newCode ?? draft.ownCodeUnder(to, unit) }, TRANSFERRED));
}

/** The unit ends, and all that it holds goes on in the other one. */
function goOnAs(draft: Draft, unit: Unit, target: Unit): void {
  draft.transfer(draft.childrenOf(unit.code), target.code);
  draft.replace(unit.code, target.code);
}

function planMerge(draft: Draft, codes: readonly string[], into: string | Omit<NewUnit, "parentCode">): void {
  const closing = [...new Set(codes)].filter((code) => code !== into);
  if (closing.length === 0 || (typeof into !== "string" && closing.length < 2))
    throw new ChangeRefused("codes", "mergeNeedsTwo");
  const units = closing.map((code) => draft.living(code, "codes"));
  const first = units[0] as Unit;
  const target =
    typeof into === "string"
      ? draft.living(into, "into")
      : draft.open({ ...into, parentCode: first.parentCode ?? "" }, FIRST, closing);
  for (const unit of units) {
    if (unit.parentCode !== target.parentCode || levelOf(unit.code) !== levelOf(target.code))
      throw new ChangeRefused("codes", "mergeApart");
  }
  for (const unit of units) goOnAs(draft, unit, target);
}

function planSplit(draft: Draft, request: Extract<ChangeRequest, { kind: "split" }>): void {
  const { code, keep, parts } = request;
  const unit = draft.living(code, "code");
  if (parts.length < (keep ? 1 : 2)) throw new ChangeRefused("parts", "splitNeedsParts");
  const children = new Map(draft.childrenOf(code).map((child) => [child.code, child]));
  const placings = new Map(draft.placingsIn([code]).map((placing) => [placing.stationId, placing]));
  for (const part of parts) {
    const fields = part === parts[0] ? FIRST : SECOND;
    const opened = draft.open({ ...part, parentCode: unit.parentCode ?? "" }, fields, keep ? [] : [code]);
    if (levelOf(opened.code) !== levelOf(code)) throw new ChangeRefused("name", "kindNotBelow");
    draft.descend(code, opened.code);
    const childCodes = part.rest ? [...children.keys()] : part.children;
    const stationIds = part.rest ? [...placings.keys()] : part.stations;
    const taken = childCodes.map((childCode) => {
      const child = children.get(childCode);
      if (!child || !children.delete(childCode)) throw new ChangeRefused("children", "assignedTwice");
      return child;
    });
    draft.transfer(taken, opened.code);
    for (const stationId of stationIds) {
      const placing = placings.get(stationId);
      if (!placing || !placings.delete(stationId)) throw new ChangeRefused("stations", "assignedTwice");
      draft.move(placing, opened.code);
    }
  }
  if (keep) return;
  if (children.size > 0 || placings.size > 0)
    throw new ChangeRefused(children.size > 0 ? "children" : "stations", "unassigned");
  draft.close(code, "code");
  draft.inherit(code, draft.firstOpened());
}
