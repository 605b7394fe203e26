import { type IsoDate, isIsoDate } from "./dates";
import { cleanLine, halfWidth } from "./folding";

const FORMS = [
  /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]$/,
  /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/,
  /^(\d{4})(\d{2})(\d{2})$/,
] as const;

/**
 * The day that a text stands for as people write it: `2024年11月30日`, `2024.11.30`, `2024/11/30`, `20241130`, `2024-11-30`,
 * digits and signs full-width too. Null for what is no day, a month without its day included.
 */
export function plainDay(text: string): IsoDate | null {
  const typed = halfWidth(cleanLine(text.slice(0, 60))).replaceAll("。", ".");
  for (const form of FORMS) {
    const parts = form
      .exec(typed)
      ?.slice(1)
      .filter((part) => /^\d+$/.test(part));
    if (!parts) continue;
    const day = parts.map((part) => part.padStart(2, "0")).join("-");
    return isIsoDate(day) ? day : null;
  }
  return null;
}
