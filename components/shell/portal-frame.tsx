import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DraftOwner } from "@/components/ui/draft-owner";
import type { SignedIn } from "@/lib/platform/auth/look-up";
import { isDemoInstallation } from "@/lib/platform/installation";
import { can } from "@/lib/platform/permissions";
import { placePinyin } from "@/lib/shared/pinyin";
import { regionLabel } from "@/lib/shared/region-label";
import { Header } from "./header";
import { Nav } from "./nav";
import { navigation } from "./navigation";
import { PrintNote } from "./print-note";
import { SignOut } from "./sign-out";
import { SkipLink } from "./skip-link";
import { Who } from "./who";

/** What stands around every page for whoever is signed in. */
export async function PortalFrame({ who, children }: { who: SignedIn; children: ReactNode }) {
  const { actor, passwordDue, factorDue } = who;
  const [jar, t, locale, demo] = await Promise.all([
    cookies(),
    getTranslations("shell"),
    getLocale(),
    isDemoInstallation(),
  ]);
  // Station staff have their station here, whose name has no English.
  const scope =
    actor.regionName && !actor.stationId
      ? regionLabel({ name: actor.regionName, pinyin: placePinyin(actor.regionName, actor.regionCode ?? "") }, locale)
      : (actor.regionName ?? undefined);
  const rooms = passwordDue || factorDue ? [] : navigation.filter((room) => !room.needs || can(actor, room.needs));
  return (
    <>
      <SkipLink />
      <Header
        home="/overview"
        demo={demo || actor.isDemo}
        large={jar.get("text-size")?.value === "large"}
        who={<Who name={actor.displayName} role={actor.role} scope={scope} />}
        door={<SignOut />}
        rooms={rooms.length > 0 ? <Nav items={rooms} within="menu" /> : null}
      />
      <div className="mx-auto max-w-360 md:flex">
        {rooms.length > 0 ? <Nav items={rooms} within="page" /> : null}
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 pt-4 pb-10 md:px-6">
          <DraftOwner account={actor.accountId}>{children}</DraftOwner>
          <PrintNote from={t("printedFrom")} at={t("printedAt")} />
        </main>
      </div>
    </>
  );
}
