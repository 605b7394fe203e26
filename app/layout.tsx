import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientTexts } from "@/components/shell/client-texts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return { title: { default: t("product"), template: `%s · ${t("product")}` }, formatDetection: { telephone: false } };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, themeColor: "#17506e" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  return (
    <html lang={locale} data-text={jar.get("text-size")?.value === "large" ? "large" : "normal"}>
      <body>
        <ClientTexts>{children}</ClientTexts>
      </body>
    </html>
  );
}
