import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";

const services = ["relief", "elders", "children", "community"] as const;

/** What this is, in plain words, for a resident and for an official. */
export function Welcome() {
  const t = useTranslations("public");
  return (
    <div className="mb-6 grid gap-4 lg:grid-cols-[3fr_2fr]">
      <Card
        title={t("citizen.title")}
        className=""
        actions={<LinkButton href="#directory">{t("citizen.find")}</LinkButton>}
      >
        <p>{t("citizen.text")}</p>
        <ul className="my-2 list-disc space-y-1 pl-5">
          {services.map((service) => (
            <li key={service}>{t(`citizen.${service}`)}</li>
          ))}
        </ul>
        <p className="text-ink-soft">{t("citizen.how")}</p>
      </Card>
      <Card title={t("official.title")} className="">
        <p className="mb-4">{t("official.text")}</p>
        <LinkButton href="/sign-in" variant="primary">
          {t("official.signIn")}
        </LinkButton>
      </Card>
    </div>
  );
}
