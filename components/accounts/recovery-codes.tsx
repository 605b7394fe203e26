"use client";
import { Button, LinkButton } from "@/components/ui/button";

export type CodesLabels = Readonly<Record<"title" | "keep" | "print" | "goOn", string>>;

/** Shown this once, to be printed or copied by hand. */
export function RecoveryCodes({ codes, labels }: { codes: readonly string[]; labels: CodesLabels }) {
  return (
    <div className="mb-5 rounded-md border-2 border-accent px-4 py-3">
      <h3 className="font-semibold">{labels.title}</h3>
      <p className="mt-1 max-w-2xl text-sm text-ink-soft">{labels.keep}</p>
      <ol className="my-3 grid list-decimal gap-x-10 gap-y-1 pl-8 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>
            <code className="text-lg">{code}</code>
          </li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-3">
        <Button onClick={() => window.print()}>{labels.print}</Button>
        <LinkButton href="/overview">{labels.goOn}</LinkButton>
      </div>
    </div>
  );
}
