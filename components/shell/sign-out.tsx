import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

export function SignOut({ action }: { action: () => Promise<void> }) {
  const t = useTranslations("shell");
  return (
    <form action={action} className="no-print">
      <Button type="submit" className="text-sm">
        {t("signOut")}
      </Button>
    </form>
  );
}
