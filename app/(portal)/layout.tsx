import type { ReactNode } from "react";
import { PortalFrame } from "@/components/shell/portal-frame";
import { requireSignedIn } from "@/lib/platform/session";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  return <PortalFrame who={await requireSignedIn()}>{children}</PortalFrame>;
}
