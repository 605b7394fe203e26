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

export function StatusTag({ status }: { status: StationStatus | null }) {
  const t = useTranslations("stations");
  return (
    <Tag tone={status ? tones[status] : "plain"} icon={status === "closed" ? "✕" : true}>
      {t(`status.${status ?? "none"}`)}
    </Tag>
  );
}
