import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { defaultLocale, isLocale } from "@/lib/shared/locale";
import { messages } from "./messages";

/** The language comes from the reader's choice (cookie), never from the address: one page has one URL. */
export default getRequestConfig(async ({ locale: asked }) => {
  const chosen = asked ?? (await cookies()).get("locale")?.value;
  const locale = isLocale(chosen) ? chosen : defaultLocale;
  return { locale, messages: messages[locale], timeZone: "Asia/Shanghai" };
});
