import { z } from "zod";
import { REGION_CODE } from "@/lib/regions/rules/codes";
import { optionalDay } from "@/lib/shared/day-bounds";
import {
  checkTypedFacts,
  factFields,
  nameField,
  optionalName,
  optionalNote,
  reasonField,
  requiredDay,
  tick,
} from "./facts";
import { firstStatuses, stationStatuses } from "./status";

const id = z.uuid("invalid");
const version = z.coerce.number("invalid").int("invalid");
const optionalId = z.preprocess((value) => value || null, z.uuid("unknownOption").nullable());

export const createStationInput = z
  .object({
    ...factFields,
    regionCode: z.string("required").regex(REGION_CODE, "required"),
    typeCode: z.string("required").min(1, "required"),
    name: optionalName,
    organisationId: optionalId,
    status: z.enum(firstStatuses, "unknownOption"),
    on: requiredDay,
    note: optionalNote,
    /** A second open station of the type in the unit is meant. */
    second: tick,
  })
  .superRefine(checkTypedFacts);
export type CreateStationInput = z.output<typeof createStationInput>;

export const editStationInput = z
  .object({
    ...factFields,
    id,
    _version: version,
    /** Left out by those who may only change the facts. */
    name: nameField.optional(),
    organisationId: optionalId.optional(),
    from: requiredDay,
    reason: optionalNote,
  })
  .superRefine(checkTypedFacts);
export type EditStationInput = z.output<typeof editStationInput>;

export const correctStationInput = z
  .object({ ...factFields, id, _version: version, revisionId: id, from: requiredDay, reason: reasonField })
  .superRefine(checkTypedFacts);
export type CorrectStationInput = z.output<typeof correctStationInput>;

export const transitionStationInput = z.object({
  id,
  _version: version,
  status: z.enum(stationStatuses, "unknownOption"),
  on: requiredDay,
  note: optionalNote,
  second: tick,
});
export type TransitionStationInput = z.output<typeof transitionStationInput>;

export const restoreEventInput = z.object({ id, _version: version, eventId: id, reason: reasonField });
export type RestoreEventInput = z.output<typeof restoreEventInput>;

export const undoRevisionInput = z.object({ id, _version: version, revisionId: id, reason: reasonField });
export type UndoRevisionInput = z.output<typeof undoRevisionInput>;

export const voidEventInput = z.object({
  id,
  _version: version,
  eventId: id,
  reason: reasonField,
  /** The entry that should have been made instead, if any. */
  status: z.preprocess((value) => value || null, z.enum(stationStatuses, "unknownOption").nullable()),
  on: optionalDay("happened"),
});
export type VoidEventInput = z.output<typeof voidEventInput>;
