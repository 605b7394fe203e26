import type { Actor } from "@/lib/platform/actor";
import { withPart } from "../rules/parts";
import type { ProvisionContent } from "../schema/content";
import { provisionRows, rowFields } from "../schema/form-values";
import type { Edited } from "../schema/forms";
import type { ProvisionsInput } from "../schema/provision-form";
import { withCodes } from "./codes";
import { clauseIds, writeProvisions } from "./content";
import { changeDraft } from "./draft";

/** Replaces the draft's provisions, or those of one part of the document. @throws Invalid for an unknown clause */
export function saveProvisions(actor: Actor, input: Edited<ProvisionsInput>, key: string) {
  return changeDraft(
    actor,
    input,
    {
      key,
      action: "programme:provisions",
      request: input,
      stored: (draft) => rowFields(provisionRows(draft, input.part)),
    },
    async (tx, draft) => {
      const versionId = draft.version.id;
      const before = draft.content.provisions;
      const after: ProvisionContent[] = withCodes(withPart(before, input.part, input.rows), "provision");
      await tx.provision.deleteMany({ where: { versionId } });
      await writeProvisions(tx, versionId, await clauseIds(tx, versionId), after);
      return { before, after };
    },
  );
}
