import { useTranslations } from "next-intl";
import type { FormCheck } from "@/lib/platform/form-state";
import { NumCell, Table, TD, TH, THead } from "./table";

/** Figures as they stand and as they will. */
export function FigureLines({ lines }: { lines: FormCheck["lines"] }) {
  const t = useTranslations("ui.check");
  return (
    <Table label={t("table")}>
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
  );
}
