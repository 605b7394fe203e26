import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

type WhoProps = {
  name: string;
  role: string;
  /** The region, station or organisation the account answers for; missing for the admins. */
  scope?: string;
  signOut: () => Promise<void>;
};

/** Who is signed in, as what and for where, so that nobody works under another's account unawares. */
export function Who({ name, role, scope, signOut }: WhoProps) {
  const t = useTranslations("shell");
  return (
    <>
      <p className="max-w-64 text-sm leading-tight">
        <strong className="block font-semibold">{name}</strong>
        <span className="text-ink-faint">
          {t(`role.${role}`)}
          {scope ? ` · ${scope}` : ""}
        </span>
      </p>
      <form action={signOut} className="no-print">
        <Button type="submit" className="text-sm">
          {t("signOut")}
        </Button>
      </form>
    </>
  );
}
