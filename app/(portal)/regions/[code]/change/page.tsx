import { getTranslations } from "next-intl/server";
import { regionHref } from "@/components/regions/as-of";
import { ChangeFields, type FieldErrors, type Typed } from "@/components/regions/change-fields";
import { PreviewCard } from "@/components/regions/change-preview";
import { regionCrumbs } from "@/components/regions/region-breadcrumb";
import { portalPage } from "@/components/shell/portal-page";
import { AddressForm } from "@/components/ui/address-form";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Link } from "@/components/ui/link";
import { PageHead } from "@/components/ui/page-head";
import { confirmUnitChange } from "@/lib/coverage/actions";
import { weighUnitChange } from "@/lib/coverage/queries";
import { changeLines } from "@/lib/coverage/rules/figures";
import { Invalid, NotFound } from "@/lib/platform/errors";
import type { FormCheck, FormState } from "@/lib/platform/form-state";
import { mayChangeBelow, mayChangeUnit } from "@/lib/regions/policy";
import { changeChoices } from "@/lib/regions/queries/choices";
import { type ChangePreview, previewChange } from "@/lib/regions/queries/preview";
import { resolveRegion } from "@/lib/regions/queries/search";
import { getRegion, regionPathOf } from "@/lib/regions/queries/tree";
import { kindsAt } from "@/lib/regions/rules/codes";
import { type ChangeQuery, changeQuery } from "@/lib/regions/schema";
import { todayInChina } from "@/lib/shared/dates";
import { regionLabel } from "@/lib/shared/region-label";
import { single } from "@/lib/shared/search-params";

type Shown = ChangePreview & FormCheck;
type Attempt = { preview: Shown | null; errors: FieldErrors; query: ChangeQuery | null };

const KINDS: readonly ChangeQuery["kind"][] = ["set_up", "rename", "merge", "split", "transfer", "abolish"];

/** Fields of the form whose label stands under their own name. */
const LABELLED = [
  "on",
  "unitKind",
  "unitCode",
  "with",
  "to",
  "secondName",
  "secondKind",
  "secondCode",
  "children",
  "stations",
  "why",
] as const;

const page = portalPage({
  route: "/regions/[code]/change",
  permission: "region:change",
  words: "regions",
  load: async ({ actor, params }) => {
    const region = await getRegion(actor, params.code);
    if (!mayChangeUnit(actor, region) && !mayChangeBelow(actor, region.path)) throw new NotFound();
    return region;
  },
});

export const generateMetadata = page.title(({ data, t, locale }) =>
  t("change.title", { name: regionLabel(data, locale) }),
);

export default page.body(async ({ actor, params: { code }, search: typed, data: region, t, locale }) => {
  const [path, choices] = await Promise.all([regionPathOf(actor, code), changeChoices(actor, code)]);
  const today = todayInChina();
  const name = regionLabel(region, locale);
  const open = region.validTo === null && region.kind !== "functional_area";
  const kinds = KINDS.filter((kind) =>
    kind === "set_up"
      ? region.level >= 2 && region.level < 5 && mayChangeBelow(actor, region.path)
      : mayChangeUnit(actor, region),
  );
  const kind = kinds.find((one) => one === single(typed.kind)) ?? kinds[0];
  const page = `/regions/${code}/change`;
  const { preview, errors, query } = kind && open ? await attempt() : { preview: null, errors: {}, query: null };

  /** The preview of what the address asks for; errors by field when it cannot be made; neither before a day is given. */
  async function attempt(): Promise<Attempt> {
    if (typed.on === undefined) return { preview: null, errors: {}, query: null };
    const te = await getTranslations("errors");
    const say = (message: string) => {
      const [key = "", params] = message.split("|");
      return te.has(key as "invalid") ? te(key as "invalid", params ? JSON.parse(params) : {}) : te("invalid");
    };
    // Without the picker's script the field holds a name.
    const to = single(typed.to) ? { to: (await resolveRegion(actor, single(typed.to) ?? "")) ?? single(typed.to) } : {};
    const parsed = changeQuery.safeParse({ ...blankless(typed), ...to, kind });
    if (!parsed.success) {
      return {
        preview: null,
        errors: group(parsed.error.issues.map((issue) => [issue.path.join("."), say(issue.message)])),
        query: null,
      };
    }
    try {
      const shown = await previewChange(actor, code, parsed.data);
      const { token, changes } = await weighUnitChange(actor, code, parsed.data);
      const lines = changeLines(changes, (await getTranslations("coverage")) as never, locale);
      return { preview: { ...shown, token, lines }, errors: {}, query: parsed.data };
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return {
        preview: null,
        errors: group(Object.entries(error.fieldErrors).map(([field, keys]) => [field, keys.map(say).join(" ")])),
        query: null,
      };
    }
  }

  const labels: Readonly<Record<string, string>> = {
    name: t(`change.${kind === "merge" ? "mergedName" : kind === "split" ? "firstName" : "newName"}`),
    ...Object.fromEntries(LABELLED.map((field) => [field, t(`change.${field}`)])),
  };
  const target = query?.kind === "transfer" && preview ? [await getRegion(actor, query.to)] : [];
  const fieldErrors = Object.fromEntries(Object.entries(errors).map(([field, texts = []]) => [field, [...texts]]));
  const refused: FormState = {
    ...{ status: Object.keys(errors).length > 0 ? "invalid" : "idle", values: {}, fieldErrors },
  };
  const names = new Map(
    [region, ...choices.children, ...choices.siblings, ...target].map((unit) => [unit.code, regionLabel(unit, locale)]),
  );
  return (
    <>
      <PageHead
        title={t("change.title", { name })}
        lead={t("change.lead")}
        crumbs={[
          ...regionCrumbs(path, locale, (unit) => regionHref(unit.code, today)).slice(0, -1),
          { label: name, href: regionHref(code, today) },
          { label: t("change.open") },
        ]}
      />
      {!kind || !open ? (
        <EmptyState title={t("change.notAllowed")}>{t("change.notAllowedText")}</EmptyState>
      ) : (
        <>
          <nav aria-label={t("change.kindNav")} className="mb-4 flex flex-wrap gap-2">
            {kinds.map((one) => (
              <Link
                key={one}
                href={`${page}?kind=${one}`}
                aria-current={one === kind ? "page" : undefined}
                className="target flex items-center rounded-md border border-line-strong px-3 py-1.5 text-accent aria-[current]:border-accent aria-[current]:bg-accent aria-[current]:text-on-accent"
              >
                {t(`change.kinds.${one}`)}
              </Link>
            ))}
          </nav>
          {preview && query ? (
            <PreviewCard
              code={code}
              preview={preview}
              asked={JSON.stringify(query)}
              nameOf={(unit) => names.get(unit) ?? unit}
              hrefBack="#fields"
              confirm={confirmUnitChange}
            />
          ) : null}
          <Card id="fields" title={t(`change.kinds.${kind}`)}>
            <AddressForm action={page} noValidate>
              <ErrorSummary state={refused} labels={labels} />
              <input type="hidden" name="kind" value={kind} />
              <ChangeFields
                kind={kind}
                name={name}
                besideKinds={kindsAt(region.level)}
                belowKinds={kindsAt(region.level + 1)}
                choices={choices}
                level={region.level}
                typed={typed as Typed}
                errors={errors}
              />
              <Button type="submit" variant={preview ? "plain" : "primary"}>
                {t("change.preview")}
              </Button>
            </AddressForm>
          </Card>
        </>
      )}
    </>
  );
});

/** An untouched optional field arrives as an empty text. */
const blankless = (typed: Typed) =>
  Object.fromEntries(Object.entries(typed).filter(([key, value]) => key === "on" || key === "name" || value !== ""));

function group(entries: [field: string, text: string][]): FieldErrors {
  const errors: Record<string, string[]> = {};
  for (const [field, text] of entries) errors[field] = [...(errors[field] ?? []), text];
  return errors;
}
