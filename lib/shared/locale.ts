export type Locale = "zh-CN" | "en";
export const defaultLocale: Locale = "zh-CN";

export function isLocale(value: unknown): value is Locale {
  return value === "zh-CN" || value === "en";
}

/** The reader's language of a bilingual text from the database; Chinese when no English was entered. */
export function pick(locale: string, zh: string, en: string | null | undefined): string {
  return locale === "en" ? en?.trim() || zh : zh;
}
