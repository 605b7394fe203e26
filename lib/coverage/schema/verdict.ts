/** 达标, 未达标, 进行中. */
export const verdicts = ["met", "missed", "underway"] as const;
export type Verdict = (typeof verdicts)[number];
