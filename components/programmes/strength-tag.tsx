import { getTranslations } from "next-intl/server";
import { Tag } from "@/components/ui/tag";
import { isBinding, type Strength } from "@/lib/programmes/rules/fact-registry";

/** How binding the document's own words are. */
export async function StrengthTag({ strength }: { strength: Strength }) {
  const t = await getTranslations("programmes");
  return (
    <Tag tone={isBinding(strength) ? "info" : "plain"} icon={false}>
      {t(`strength.${strength}`)}
    </Tag>
  );
}
