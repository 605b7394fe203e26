import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

export function SignOut() {
  const t = useTranslations("shell");
  return (
    <form method="post" action="/sign-out" className="no-print">
      <Button type="submit" className="text-sm">
        {t("signOut")}
      </Button>
    </form>
  );
}
