import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

export function Brand({ href }: { href: string }) {
  const t = useTranslations("shell");
  return (
    <Link
      href={href}
      className="target flex items-center gap-2.5 text-base font-semibold text-ink no-underline sm:text-lg"
    >
      <span
        aria-hidden="true"
        lang="zh-CN"
        className="grid size-7 flex-none place-items-center rounded-md bg-accent text-base text-on-accent"
      >
        社
      </span>
      {t("product")}
    </Link>
  );
}
