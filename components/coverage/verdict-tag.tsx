import { useTranslations } from "next-intl";
import { Tag } from "@/components/ui/tag";
import type { Verdict } from "@/lib/coverage/schema/verdict";
import { verdictTone } from "./labels";

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("coverage.verdict");
  return <Tag tone={verdictTone[verdict]}>{t(verdict)}</Tag>;
}
