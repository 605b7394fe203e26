import type { ProvisionContent } from "@/lib/programmes/schema/content";

type Given = Pick<ProvisionContent, "code" | "clause" | "kind" | "text" | "textEn"> & Partial<ProvisionContent>;

/** A provision binds (必须) and has no number and no date unless said otherwise. */
export const provision = (given: Given): ProvisionContent => ({
  strength: "must",
  party: null,
  partyEn: null,
  comparator: null,
  value: null,
  valueMax: null,
  unit: null,
  fromOn: null,
  dueOn: null,
  ...given,
});

/** Items of one list in one clause: `[code, text, textEn]`. */
export const provisions = (
  common: Pick<ProvisionContent, "clause" | "kind"> & Partial<ProvisionContent>,
  items: readonly (readonly [code: string, text: string, textEn: string])[],
): ProvisionContent[] => items.map(([code, text, textEn]) => provision({ ...common, code, text, textEn }));
