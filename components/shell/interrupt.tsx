import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { StatePage } from "./state-page";

export function Interrupt({ kind, home }: { kind: "notFound" | "forbidden"; home: "/" | "/overview" }) {
  const t = useTranslations("errors.page");
  return (
    <StatePage
      title={t(`${kind}.title`)}
      text={t(`${kind}.text`)}
      actions={
        <LinkButton href={home} variant="primary">
          {t(home === "/" ? "home" : "overview")}
        </LinkButton>
      }
    />
  );
}
