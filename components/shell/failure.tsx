"use client";
import { useTranslations } from "next-intl";
import { Button, LinkButton } from "@/components/ui/button";
import { StatePage } from "./state-page";

/** What passes by itself has a page that says so, and no number to quote. */
const TEMPORARY = ["unavailable", "busy", "readOnly", "diskFull"] as const;

type FailureProps = { error: unknown; retry: () => void; home?: "/" | "/overview" };

/** What an error boundary shows. Without scripts the browser's own "reload" does what the button does. */
export function Failure({ error, retry, home = "/overview" }: FailureProps) {
  const t = useTranslations("errors.page");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  const kind = TEMPORARY.find((one) => one === digest) ?? "unexpected";
  return (
    <>
      {/* The page's own title is lost when what makes it has failed. */}
      <title>{t(`${kind}.title`)}</title>
      <StatePage
        title={t(`${kind}.title`)}
        text={t(`${kind}.text`)}
        detail={digest && kind === "unexpected" ? t("digest", { digest }) : undefined}
        actions={
          <>
            <Button variant="primary" onClick={retry}>
              {t("retry")}
            </Button>
            <LinkButton href={home}>{t(home === "/" ? "home" : "overview")}</LinkButton>
          </>
        }
      />
    </>
  );
}
