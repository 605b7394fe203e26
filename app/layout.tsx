import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientTexts } from "@/components/shell/client-texts";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const [t, words] = await Promise.all([getTranslations("shell"), getTranslations("public")]);
  return {
    title: { default: t("product"), template: `%s · ${t("product")}` },
    description: words("lead"),
    manifest: "/manifest.webmanifest",
    icons: { icon: ["/favicon.ico", "/icon-192.png"], apple: "/apple-touch-icon.png" },
    // The public page alone says otherwise: nothing behind the sign-in is for search engines.
    robots: { index: false, follow: false },
    formatDetection: { telephone: false },
  };
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
