import { useTranslations } from "next-intl";
import type { FormCheck } from "@/lib/platform/form-state";
import { NumCell, Table, TD, TH, THead } from "./table";

/** Figures as they stand and as they will, day by day. */
export function FigureLines({ lines }: { lines: FormCheck["lines"] }) {
  const days = [...new Set(lines.map(({ on }) => on))];
  return days.map((day) => <DayLines key={day} day={day} lines={lines.filter(({ on }) => on === day)} />);
}

function DayLines({ day, lines }: { day: string; lines: FormCheck["lines"] }) {
  const t = useTranslations("ui.check");
  return (
    <>
      <p className="mt-2 mb-1 font-semibold">{t("asOf", { day })}</p>
      <Table label={t("table", { day })}>
        <THead>
          <tr>
            <TH>{t("of")}</TH>
            <TH>{t("what")}</TH>
            <TH numeric>{t("before")}</TH>
            <TH numeric>{t("after")}</TH>
          </tr>
        </THead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.of} ${line.what}`}>
              <TH scope="row">{line.of}</TH>
              <TD>{line.what}</TD>
              <NumCell>{line.before}</NumCell>
              <NumCell>{line.after}</NumCell>
            </tr>
          ))}
        </tbody>
      </Table>
    </>
  );
}
