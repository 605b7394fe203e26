import { randomUUID } from "node:crypto";
import { createOrganisation, editOrganisation } from "@/lib/organisations/commands/register";
import { exportOrganisations, getOrganisation, listOrganisations } from "@/lib/organisations/queries";
import { BUSINESS, COUNTY_UP, OFFICIALS, type Row } from "./row";
import { PLACES, type Place } from "./world";

const blank = { kind: null, foundedOn: null, grade: null, gradedOn: null, contact: null, phone: null, address: null };
/** The standard's own example: nobody else's. */
const entered = { ...blank, name: "新机构", creditCode: "91350100M000100Y43" };

/** The register is everybody's who works with it; keeping it is not. */
export const organisations: Record<string, Row> = {
  "organisations.listOrganisations": {
    may: BUSINESS,
    confined: "public",
    call: (actor) => listOrganisations(actor, {}),
  },
  "organisations.exportOrganisations": {
    may: OFFICIALS,
    confined: "public",
    call: (actor) => exportOrganisations(actor, {}),
  },
  "organisations.getOrganisation": {
    may: BUSINESS,
    confined: "public",
    call: (actor, { organisation }) => getOrganisation(actor, organisation),
  },
  "organisations.createOrganisation": {
    may: COUNTY_UP,
    confined: 404,
    places: PLACES,
    call: (actor, { unit }, place: Place) =>
      createOrganisation(actor, { ...entered, regionCode: unit[place] }, randomUUID()),
  },
  // Registered with the city.
  "organisations.editOrganisation": {
    may: COUNTY_UP,
    confined: 404,
    places: ["city"],
    call: (actor, { organisation }) =>
      editOrganisation(actor, { ...entered, id: organisation, _version: 1 }, randomUUID()),
  },
};
