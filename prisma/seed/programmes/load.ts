import type { Actor } from "@/lib/platform/actor";
import { systemActor } from "@/lib/platform/actor";
import { importProgramme } from "@/lib/programmes/commands/programme";
import { jingmen2021 } from "./jingmen-2021";

const programmes = [jingmen2021];

/** Enters the documents that come with the portal; a programme that is there already is left alone. */
export async function loadProgrammes(actor: Actor = systemActor("seed")): Promise<void> {
  for (const programme of programmes) await importProgramme(actor, programme);
}
