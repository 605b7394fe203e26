import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { Tone } from "@/components/ui/tone";
import type { StationStatus } from "@/lib/stations/schema/status";

const tones: Readonly<Record<StationStatus, Tone>> = {
  planned: "plain",
  preparing: "underway",
  listed: "met",
  operating: "met",
  accepted: "met",
  suspended: "missed",
  closed: "plain",
};

export const statusTone = (status: StationStatus | null): Tone => (status ? tones[status] : "plain");

/** Another sign than the tone's own: what is closed is not merely nothing. */
export const statusIcon = (status: StationStatus | null): string | undefined => (status === "closed" ? "✕" : undefined);

export function StatusTag({ status }: { status: StationStatus | null }) {
  const t = useTranslations("stations");
  return (
    <Tag tone={statusTone(status)} icon={statusIcon(status) ?? true}>
      {t(`status.${status ?? "none"}`)}
    </Tag>
  );
}
