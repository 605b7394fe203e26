import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, formatDetection: { telephone: false } };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#17506e" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, all, jar] = await Promise.all([getLocale(), getMessages(), cookies()]);
  return (
    <html lang={locale} data-text={jar.get("text-size")?.value === "large" ? "large" : "normal"}>
      <body>
        {/* Client components may use these two namespaces; everything else stays on the server. */}
        <NextIntlClientProvider messages={{ ui: all.ui, errors: all.errors }}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
