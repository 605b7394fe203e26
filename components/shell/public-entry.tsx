import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";

/** The way in, from every public page. */
export function PublicEntry() {
  const t = useTranslations("shell");
  return (
    <LinkButton href="/sign-in" variant="primary">
      {t("signIn")}
    </LinkButton>
  );
}
