type MeterProps = {
  value: number;
  max: number;
  /** Read out instead of the bar, e.g. "9 / 13". */
  label: string;
  className?: string;
};

export function Meter({ value, max, label, className = "w-30" }: MeterProps) {
  const share = max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0;
  return (
    <div
      role="img"
      aria-label={label}
      data-meter
      className={`h-2 overflow-hidden rounded-full bg-idle forced-colors:border ${className}`}
    >
      <div className="h-full bg-accent" style={{ width: `${share}%` }} />
    </div>
  );
}
