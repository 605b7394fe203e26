"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/inputs";
import type { CourseMoment } from "./course-explorer";

type ExploreCourseProps = {
  moments: readonly CourseMoment[];
  words: {
    readonly open: string;
    readonly close: string;
    readonly chart: string;
    readonly hint: string;
    readonly range: string;
    readonly allYears: string;
    readonly failed: string;
  };
  /** Key to the lines, as beside the drawing above. */
  legend: ReactNode;
};
type ChartProps = Pick<ExploreCourseProps, "moments" | "words"> & {
  ticks: readonly { readonly x: number; readonly label: string }[];
};

/** The chart's library comes only when somebody asks for the chart. A lost connection costs the chart, not the page. */
const Chart = dynamic<ChartProps>(
  () =>
    import("./course-explorer").then(
      ({ CourseExplorer }) =>
        ({ words, ...rest }: ChartProps) => <CourseExplorer label={words.chart} {...rest} />,
      () =>
        ({ words }: ChartProps) => <p role="alert">{words.failed}</p>,
    ),
  { ssr: false, loading: Loading },
);

function Loading() {
  const t = useTranslations("ui");
  return (
    <p role="status" className="grid h-full place-items-center text-sm text-ink-soft">
      {t("opening")}
    </p>
  );
}

/** A button that opens the course month by month. Without scripts there is no button: drawing and table say the same. */
export function ExploreCourse({ moments, words, legend }: ExploreCourseProps) {
  const [open, setOpen] = useState(false);
  const [year, setYear] = useState<number | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useId();
  const select = useId();
  const years = [...new Set(moments.map((moment) => moment.year))];
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="no-print mt-2 noscript:hidden">
      <Button ref={button} aria-expanded={open} aria-controls={open ? panel : undefined} onClick={() => setOpen(!open)}>
        {words.open}
        <span aria-hidden="true">{open ? "▴" : "▾"}</span>
      </Button>
      {open ? (
        <div id={panel} className="mt-2 border-t border-line pt-3">
          <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 text-sm">
            <span className="flex items-center gap-2">
              <label htmlFor={select} className="whitespace-nowrap">
                {words.range}
              </label>
              <Select
                id={select}
                className="w-auto"
                value={year ?? ""}
                onChange={(event) => setYear(Number(event.target.value) || null)}
                options={[
                  { value: "", label: words.allYears },
                  ...years.map((one) => ({ value: String(one), label: String(one) })),
                ]}
              />
            </span>
            {legend}
          </div>
          <div className="h-72">
            <Chart words={words} {...viewOf(moments, year)} />
          </div>
          <p className="mt-2 text-sm text-ink-soft">{words.hint}</p>
          <Button className="mt-2" onClick={close}>
            {words.close}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** All years with their ends, or the months of one, which begins where the year before ended. */
function viewOf(moments: readonly CourseMoment[], year: number | null): Pick<ChartProps, "moments" | "ticks"> {
  if (year === null) {
    const ends = moments.filter((moment, index) => moment.year !== moments[index + 1]?.year);
    return { moments, ticks: ends.map((end) => ({ x: end.x, label: String(end.year) })) };
  }
  const first = moments.findIndex((moment) => moment.year === year);
  const shown = moments.filter((moment, index) => moment.year === year || index === first - 1);
  const months = new Map(shown.slice(1).map((moment) => [moment.tick, moment.x]));
  return { moments: shown, ticks: [...months].map(([label, x]) => ({ x, label })) };
}
