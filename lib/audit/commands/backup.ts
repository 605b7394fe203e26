import { systemActor } from "@/lib/platform/actor";
import { writeAudit } from "@/lib/platform/audit";
import { asActor } from "@/lib/platform/db";

/** Who may run the commands owns the machine; the log says that they were run. */
export function noteBackup({ file }: { file: string }): Promise<void> {
  const actor = systemActor("backup");
  return asActor(actor, (tx) =>
    writeAudit(tx, { actor, action: "backup:take", entity: "Backup", entityId: "", detail: { path: file } }),
  );
}

export function noteRestore({ file, takenAt }: { file: string; takenAt: string }): Promise<void> {
  const actor = systemActor("restore");
  return asActor(actor, (tx) =>
    writeAudit(tx, {
      actor,
      action: "backup:restore",
      entity: "Backup",
      entityId: "",
      detail: { path: file, from: takenAt },
    }),
  );
}
