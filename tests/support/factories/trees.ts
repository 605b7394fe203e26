import { ChangeRefused, type ChangeRequest } from "@/lib/regions/rules/change-draft";
import { planChange } from "@/lib/regions/rules/change-plan";
import { type Tree, type Unit, unitMap } from "@/lib/regions/rules/tree";

export const START = "2021-01-01";

const unit = (code: string, kind: Unit["kind"], parentCode: string | null, name = `单位${code}`): Unit => ({
  code,
  name,
  kind,
  parentCode,
  validFrom: null,
  validTo: null,
  earlierNames: [],
});

/** One city with two counties; `shape[i]` is the number of villages of the i-th township, dealt to the counties in turn. */
export function treeOf(shape: readonly number[], stations: readonly number[] = []): Tree {
  const units = [
    unit("42", "province", null),
    unit("4208", "city", "42"),
    unit("420802", "county", "4208"),
    unit("420822", "county", "4208"),
  ];
  const townships = shape.map((villages, index) => {
    const county = index % 2 === 0 ? "420802" : "420822";
    const township = unit(`${county}${100 + index}`, "town", county);
    units.push(township);
    for (let village = 0; village < villages; village++) {
      units.push(unit(`${township.code}${200 + village}`, "villagers_committee", township.code));
    }
    return township.code;
  });
  return {
    units: unitMap(units),
    placings: stations.map((at, index) => ({
      stationId: `s${index}`,
      unitCode: townships[at % townships.length] as string,
      from: null,
    })),
    planFigures: townships.map((code, index) => ({ id: `p${index}`, unitCode: code, value: index + 1 })),
    descent: [],
  };
}

/** Which field of a change is refused and why, or `planned`. */
export const refusal = (tree: Tree, request: ChangeRequest): string => {
  try {
    planChange(tree, request);
  } catch (error) {
    if (error instanceof ChangeRefused) return `${error.field}:${error.code}`;
    throw error;
  }
  return "planned";
};
