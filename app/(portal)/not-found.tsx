import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Interrupt } from "@/components/shell/interrupt";
import { wasForbidden } from "@/lib/platform/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("errors.page");
  return { title: t(wasForbidden() ? "forbidden.title" : "notFound.title") };
}

export default function PortalNotFound() {
  return <Interrupt kind="notFound" home="/overview" />;
}
