import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { documentFields, effectiveFromField } from "@/components/programmes/edit/document-fields";
import { DocumentForm } from "@/components/programmes/edit/document-form";
import { PageHead } from "@/components/ui/page-head";
import { requirePermission } from "@/lib/platform/session";
import { createProgrammeAction } from "@/lib/programmes/actions";
import { getRegion } from "@/lib/regions/queries/tree";
import { todayInChina } from "@/lib/shared/dates";

export async function generateMetadata(): Promise<Metadata> {
  await requirePermission("programme:edit");
  return { title: (await getTranslations("programmes"))("new.title") };
}

export default async function NewProgrammePage() {
  const actor = await requirePermission("programme:edit");
  const [t, words, locale] = await Promise.all([
    getTranslations("programmes"),
    getTranslations("regions"),
    getLocale(),
  ]);
  const own = actor.regionCode ? await getRegion(actor, actor.regionCode) : null;
  return (
    <>
      <PageHead
        crumbs={[{ label: t("title"), href: "/programmes" }, { label: t("new.title") }]}
        title={t("new.title")}
        lead={t("new.lead")}
      />
      <DocumentForm
        name="programme"
        action={createProgrammeAction}
        submit={t("new.submit")}
        region={{
          label: t("new.region"),
          hint: t("new.regionHint"),
          locale,
          chosen: own,
          within: actor.regionCode ?? "CN",
          labels: { found: words.raw("picker.found"), none: words("picker.none"), failed: words("picker.failed") },
        }}
        fields={[
          { name: "id", label: t("new.id"), hint: t("new.idHint"), kind: "text", required: true },
          effectiveFromField(t, todayInChina()),
          ...documentFields(t),
        ]}
      />
    </>
  );
}
