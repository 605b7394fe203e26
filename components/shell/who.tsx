import { useTranslations } from "next-intl";

type WhoProps = {
  name: string;
  role: string;
  /** The region, station or organisation the account answers for; missing for the admins. */
  scope?: string;
};

/** Who is signed in, as what and for where, so that nobody works under another's account unawares. */
export function Who({ name, role, scope }: WhoProps) {
  const t = useTranslations("shell");
  return (
    <p className="py-0.5 text-sm leading-tight md:max-w-64">
      <strong className="mr-2 font-semibold md:mr-0 md:block">{name}</strong>
      <span className="text-ink-faint">
        {t(`role.${role}`)}
        {scope ? ` · ${scope}` : ""}
      </span>
    </p>
  );
}
