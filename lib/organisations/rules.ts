import { addDays, addMonths, type IsoDate } from "@/lib/shared/dates";

/** A grade holds for five years (社会组织评估管理办法). */
const GRADE_MONTHS = 60;

/** The last day on which a grade given on this day holds. */
export const gradeUntil = (gradedOn: IsoDate): IsoDate => addDays(addMonths(gradedOn, GRADE_MONTHS), -1);

export type GradeState = { grade: string; until: IsoDate; lapsed: boolean };

/** Null where no grade is recorded. */
export function gradeOn(
  { grade, gradedOn }: { grade: string | null; gradedOn: IsoDate | null },
  today: IsoDate,
): GradeState | null {
  if (!grade || !gradedOn) return null;
  const until = gradeUntil(gradedOn);
  return { grade, until, lapsed: until < today };
}
