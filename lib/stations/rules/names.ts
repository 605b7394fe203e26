import { foldName } from "@/lib/shared/folding";

/** A unit's own names; a functional area counts as the county of a township that reports to it. */
export type UnitNames = { readonly county: string; readonly township: string };

export const fillTemplate = (template: string, names: UnitNames): string =>
  template.replaceAll("{county}", names.county).replaceAll("{township}", names.township);

export const matchesTemplate = (text: string, template: string, names: UnitNames): boolean =>
  foldName(text) === foldName(fillTemplate(template, names));

/** 四(二): 格式“××县(市、区) ××乡镇(街道)社会工作站”. */
export const SIGN_TEMPLATE = "{county} {township}社会工作站";

export const signTextFor = (names: UnitNames): string => fillTemplate(SIGN_TEMPLATE, names);

/** The level at which a type stands is no part of its noun: 乡镇(街道)社会工作站 → 社会工作站. */
const typeNoun = (typeName: string): string =>
  typeName.normalize("NFKC").replace(/^(?:县|区|乡镇|街道|街镇|村|社区)?(?:\([^)]*\))?(?=.{3})/u, "");

/** The name a station gets when nobody types one: the units from the county down and what it is. */
export const stationNameFor = (unitNames: readonly string[], typeName: string): string =>
  `${unitNames.join("")}${typeNoun(typeName)}`;
