import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Texts of the pages that an error boundary draws, in the browser. */
const ERROR_PAGES = [
  "retry",
  "home",
  "overview",
  "digest",
  "unexpected",
  "unavailable",
  "busy",
  "readOnly",
  "diskFull",
];

type ClientTextsProps = {
  /** Parts of the namespace `errors` that client components below need, beside the pages above. */
  errors?: readonly ("plan" | "planFile" | "passkeyFailed")[];
  children: ReactNode;
};

/**
 * What client components may say; every other text stays on the server. It is part of every page that is sent, so that
 * a text that one page needs is added around that page's component.
 */
export async function ClientTexts({ errors = [], children }: ClientTextsProps) {
  const all = await getMessages();
  const texts = Object.fromEntries(errors.map((part) => [part, all.errors[part]]));
  const page = Object.fromEntries(Object.entries(all.errors.page).filter(([name]) => ERROR_PAGES.includes(name)));
  return (
    <NextIntlClientProvider messages={{ ui: all.ui, errors: { ...texts, page } }}>{children}</NextIntlClientProvider>
  );
}
