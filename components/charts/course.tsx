/** Marks of one chart in units of its own: days on the x axis, numbers on the y axis. */
export type CourseData = {
  /** What the chart says, for those who do not see it. */
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly max: number;
  /** Holds its value until the next point. */
  readonly fact: readonly CoursePoint[];
  readonly plan: readonly CoursePoint[];
  readonly floors: readonly CoursePoint[];
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  /** Points of the fact that carry their number. */
  readonly marks: readonly CoursePoint[];
};
type CoursePoint = { readonly x: number; readonly y: number; readonly title: string };

type Frame = { readonly width: number; readonly height: number; readonly className: string };

/** Text keeps its size: a phone gets a narrower drawing, not a smaller one. */
const FRAMES: readonly Frame[] = [
  { width: 620, height: 250, className: "hidden sm:block print:block" },
  { width: 330, height: 220, className: "sm:hidden print:hidden" },
];
const MARGIN = { right: 22, top: 20, bottom: 28 };
/** Of a figure on the y axis, in larger text. */
const DIGIT = 10;

type CourseProps = { data: CourseData; number: (value: number) => string };

export function Course(props: CourseProps) {
  return FRAMES.map((frame) => <Drawing key={frame.width} {...props} frame={frame} />);
}

function Drawing({ data, number, frame: { width, height, className } }: CourseProps & { frame: Frame }) {
  const { right, top, bottom } = MARGIN;
  const left = 14 + DIGIT * number(data.max).length;
  const x = (value: number) => left + ((value - data.from) / Math.max(1, data.to - data.from)) * (width - left - right);
  const y = (value: number) => height - bottom - (value / Math.max(1, data.max)) * (height - top - bottom);
  const at = (point: CoursePoint) => `${x(point.x).toFixed(1)},${y(point.y).toFixed(1)}`;
  const step = data.fact
    .map((point, index) => (index === 0 ? `M${at(point)}` : `H${x(point.x).toFixed(1)}V${y(point.y).toFixed(1)}`))
    .join("");
  const reach = Math.min(20, (width - left - right) / 14);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={data.label} className={`w-full ${className}`}>
      {gridOf(data.max).map((value) => (
        <g key={value}>
          <line x1={left} x2={width - right} y1={y(value)} y2={y(value)} className="stroke-line" />
          <text x={left - 8} y={y(value) + 4} textAnchor="end" className="fill-ink-faint text-xs">
            {number(value)}
          </text>
        </g>
      ))}
      {data.ticks.map((tick) => (
        <text key={tick.x} x={x(tick.x)} y={height - 8} textAnchor="middle" className="fill-ink-faint text-xs">
          {tick.label}
        </text>
      ))}
      <path
        d={data.plan.map((point, index) => `${index === 0 ? "M" : "L"}${at(point)}`).join("")}
        className="fill-none stroke-ink-faint"
        strokeWidth="2"
        strokeDasharray="5 4"
      />
      <path d={step} className="fill-none stroke-accent" strokeWidth="3" strokeLinejoin="round" />
      {data.floors.map((floor) => (
        <line
          key={floor.x}
          x1={x(floor.x) - reach}
          x2={x(floor.x) + reach}
          y1={y(floor.y)}
          y2={y(floor.y)}
          className="stroke-missed"
          strokeWidth="3"
        >
          <title>{floor.title}</title>
        </line>
      ))}
      {data.marks.map((mark) => (
        <g key={mark.x}>
          <circle cx={x(mark.x)} cy={y(mark.y)} r="4.5" className="fill-surface stroke-accent" strokeWidth="3">
            <title>{mark.title}</title>
          </circle>
          <text
            x={x(mark.x)}
            y={y(mark.y) + (mark.y < data.max / 10 ? -10 : 20)}
            textAnchor="middle"
            className="fill-accent text-sm font-semibold [paint-order:stroke]"
            stroke="var(--color-surface)"
            strokeWidth="4"
          >
            {number(mark.y)}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Four or five round numbers from nothing to the top. */
function gridOf(max: number): number[] {
  const rough = Math.max(1, max) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const size = Math.max(1, [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? 1);
  return Array.from({ length: Math.floor(max / size) + 1 }, (_, index) => index * size);
}
