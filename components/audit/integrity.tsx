import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { EntryFinding, Finding, Verification } from "@/lib/audit/schema/report";
import { formatDateTime } from "@/lib/shared/format";
import { VerifyForm } from "./verify-form";

const SHOWN = 20;

/** Whether the log is as it was written, as of the last check. */
export function Integrity({ last }: { last: Verification | null }) {
  const t = useTranslations("audit");
  const locale = useLocale();
  const when = last
    ? t("verify.last", { time: formatDateTime(new Date(last.at), locale), by: last.by, total: last.total })
    : "";
  const time = (iso: string) => formatDateTime(new Date(iso), locale);
  const said = (one: Finding): string => {
    if (one.kind === "anchorLine" || one.kind === "anchorOrder") return t(`finding.${one.kind}`, { line: one.line });
    if (one.kind === "anchorGone") return t("finding.anchorGone", { n: one.n, time: time(one.at) });
    if (one.kind === "anchorMissing")
      return t("finding.anchorMissing", { from: time(one.from), until: time(one.until) });
    return t(`finding.${one.kind}`, { chain: one.chain, seq: one.seq, until: endOf(one) });
  };
  return (
    <Card title={t("verify.title")}>
      {last === null ? <Notice tone="underway" title={t("verify.never")} /> : null}
      {last && last.findingCount === 0 ? (
        <Notice tone="met" title={t("verify.intact")}>
          {when}
        </Notice>
      ) : null}
      {last && last.findingCount > 0 ? (
        <Notice tone="missed" title={t("verify.broken", { count: last.findingCount })} role="alert">
          {when}
          <ul className="mt-2 list-disc pl-5">
            {last.findings.slice(0, SHOWN).map((one) => (
              <li key={JSON.stringify(one)}>{said(one)}</li>
            ))}
          </ul>
          {last.findingCount > SHOWN ? <p className="mt-2">{t("verify.more")}</p> : null}
        </Notice>
      ) : null}
      {last ? (
        <p className="mb-3 text-sm break-all text-ink-soft">
          {t("verify.digest")} <code>{last.digest}</code>
        </p>
      ) : null}
      <VerifyForm label={t("verify.now")} />
    </Card>
  );
}

const endOf = (finding: EntryFinding): string => ("until" in finding ? finding.until : finding.seq);
