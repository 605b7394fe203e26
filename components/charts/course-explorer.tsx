"use client";
import { useLocale } from "next-intl";
import { useState } from "react";
import {
  CartesianGrid,
  type DotItemDotProps,
  Line,
  LineChart,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from "recharts";
import { formatNumber } from "@/lib/shared/format";

/** One day of the course; numbers are drawn, words are read. */
export type CourseMoment = {
  /** Days since 1970. */
  readonly x: number;
  readonly year: number;
  readonly built: number | null;
  /** Only where the document says a number. */
  readonly plan: number | null;
  readonly floor: number | null;
  readonly tick: string;
  readonly title: string;
  readonly facts: readonly (readonly [term: string, value: string])[];
};

type CourseExplorerProps = {
  label: string;
  moments: readonly CourseMoment[];
  ticks: readonly { readonly x: number; readonly label: string }[];
};

const TICK = { className: "text-xs", fill: "var(--color-ink-faint)" };
const ACTIVE_DOT = { r: 5, fill: "var(--color-surface)", stroke: "var(--color-accent)", strokeWidth: 3 };

/** The arrow keys lead from moment to moment; Recharts itself stands still where less motion is asked for. */
export function CourseExplorer({ label, moments, ticks }: CourseExplorerProps) {
  // Recharts obeys a mouse that merely rests on the chart before it obeys the keys.
  const [byKeys, setByKeys] = useState(false);
  const locale = useLocale();
  const names = new Map(ticks.map((tick) => [tick.x, tick.label]));
  return (
    <figure
      className={`h-full ${byKeys ? "*:pointer-events-none" : ""}`}
      onKeyDownCapture={() => setByKeys(true)}
      onPointerMove={() => setByKeys(false)}
      onPointerDown={() => setByKeys(false)}
    >
      <LineChart
        key={`${moments.at(0)?.x}-${moments.at(-1)?.x}`}
        responsive
        accessibilityLayer
        aria-label={label}
        data={[...moments]}
        margin={{ top: 12, right: 20, bottom: 0, left: 0 }}
        className="size-full"
      >
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="x"
          type="number"
          domain={["dataMin", "dataMax"]}
          ticks={[...names.keys()]}
          tickFormatter={(x: number) => names.get(x) ?? ""}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: "var(--color-line-strong)" }}
          interval="equidistantPreserveStart"
        />
        <YAxis
          width="auto"
          allowDecimals={false}
          tickFormatter={(value: number) => formatNumber(value, locale)}
          tick={TICK}
          tickLine={false}
          axisLine={false}
        />
        <Tooltip
          content={Reading}
          filterNull={false}
          cursor={{ stroke: "var(--color-line-strong)" }}
          isAnimationActive={false}
        />
        <Line
          dataKey="plan"
          type="linear"
          connectNulls
          stroke="var(--color-ink-faint)"
          strokeWidth={2}
          strokeDasharray="5 4"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          dataKey="floor"
          stroke="none"
          dot={FloorMark}
          activeDot={false}
          isAnimationActive={false}
          legendType="none"
        />
        <Line
          dataKey="built"
          type="stepAfter"
          stroke="var(--color-accent)"
          strokeWidth={3}
          dot={false}
          activeDot={ACTIVE_DOT}
          isAnimationActive="auto"
          animationDuration={300}
        />
      </LineChart>
    </figure>
  );
}

function FloorMark({ cx, cy, value }: DotItemDotProps) {
  if (cx === undefined || cy === undefined || value === null || value === undefined) return null;
  return <line x1={cx - 12} x2={cx + 12} y1={cy} y2={cy} stroke="var(--color-missed)" strokeWidth={3} />;
}

/** Stays in the page while nothing is chosen, so that screen readers hear every change. */
function Reading({ active, payload }: TooltipContentProps) {
  const moment = active ? (payload[0]?.payload as CourseMoment | undefined) : undefined;
  return (
    <div role="status" aria-live="polite">
      {moment ? (
        <div className="max-w-64 rounded-md border border-line-strong bg-surface px-3 py-2 text-sm shadow-md">
          <p className="font-semibold">{moment.title}</p>
          <dl className="grid grid-cols-[auto_auto] gap-x-4">
            {moment.facts.map(([term, value]) => (
              <div key={term} className="contents">
                <dt className="text-ink-soft">{term}</dt>
                <dd className="text-right">{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ) : null}
    </div>
  );
}
