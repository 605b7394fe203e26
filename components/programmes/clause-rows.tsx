import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import type { Strength } from "@/lib/programmes/rules/fact-registry";
import { planHref, programmeHref } from "@/lib/programmes/rules/links";
import type { ProgrammeBundle } from "@/lib/programmes/schema/bundle";
import { formatDate } from "@/lib/shared/format";
import { pick } from "@/lib/shared/locale";
import { amountText } from "./amount";
import { dueText, periodText } from "./due";
import type { Place } from "./place";
import { StrengthTag } from "./strength-tag";

type Row = { key: string; kind: string; text: ReactNode; amount?: string; when?: string; strength?: Strength };

/** What the portal made of one clause: targets, plan, deadlines, rules of a standard, other provisions, doubts. */
export async function ClauseRows({ bundle, clause, place }: { bundle: ProgrammeBundle; clause: string; place: Place }) {
  const [t, locale] = await Promise.all([getTranslations("programmes"), getLocale()]);
  const { targets, planTables, standards, deadlines, provisions, discrepancies } = bundle.content;
  const here = <T extends { clause: string }>(rows: readonly T[]) => rows.filter((row) => row.clause === clause);
  const link = (href: string, text: string) => (
    <Link href={href} className="text-accent underline">
      {text}
    </Link>
  );

  const conditions = standards.flatMap((standard) =>
    standard.items.flatMap((item) =>
      here(item.conditions).map((condition, index) => ({ ...condition, key: `${item.code}-${index}`, standard, item })),
    ),
  );
  const rows: Row[] = [
    ...here(targets).map((row) => ({
      key: row.code,
      kind: t("row.target"),
      text: pick(locale, row.text, row.textEn),
      amount: amountText(row, locale, t),
      when: row.dueOn ? t("by", { day: formatDate(row.dueOn, locale) }) : undefined,
      strength: row.strength,
    })),
    ...planTables.flatMap((row, index) =>
      row.clause === clause
        ? {
            key: String(index),
            kind: t("row.plan"),
            text: link(planHref(place, index), pick(locale, row.title, row.titleEn)),
          }
        : [],
    ),
    ...here(deadlines).map((row) => ({
      key: row.code,
      kind: t("row.deadline"),
      text: `${pick(locale, row.responsible, row.responsibleEn)} · ${pick(locale, row.what, row.whatEn)}`,
      when: dueText(row, locale, t),
      strength: row.strength,
    })),
    ...here(provisions).map((row) => ({
      key: row.code,
      kind: t(`provision.${row.kind}`),
      text: `${row.party ? `${pick(locale, row.party, row.partyEn)} · ` : ""}${pick(locale, row.text, row.textEn)}`,
      amount: amountText(row, locale, t),
      when: periodText(row, locale, t),
      strength: row.strength,
    })),
    ...conditions.map((row) => ({
      key: row.key,
      kind: pick(locale, row.item.name, row.item.nameEn),
      text: link(programmeHref(place, "standards"), pick(locale, row.advice, row.adviceEn)),
      strength: row.strength,
    })),
    ...here(discrepancies).map((row) => ({
      key: row.code,
      kind: `◆ ${t("row.doubt")}`,
      text: link(`${programmeHref(place, "doubts")}#doubt-${row.code}`, pick(locale, row.title, row.titleEn)),
    })),
  ];
  if (rows.length === 0) return <p className="text-sm text-ink-faint">{t("clause.noRows")}</p>;
  return (
    <ul aria-label={t("clause.rows", { label: clause })} className="min-w-0 border-line text-sm lg:border-l lg:pl-6">
      {rows.map((row) => (
        <li
          key={`${row.kind} ${row.key}`}
          className="flex flex-wrap gap-x-2 border-b border-line py-1.5 last:border-b-0"
        >
          <span className="min-w-22 text-ink-faint">{row.kind}</span>
          {/* Of large letters on a phone the text has a line of its own. */}
          <span className="min-w-0 flex-[1_1_9rem]">
            {row.text}
            {row.amount ? <strong className="ml-2">{row.amount}</strong> : null}
            {row.when ? <span className="ml-2 text-ink-soft">{row.when}</span> : null}
          </span>
          <span>{row.strength ? <StrengthTag strength={row.strength} /> : null}</span>
        </li>
      ))}
    </ul>
  );
}
