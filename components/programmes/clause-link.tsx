import { Link } from "@/components/ui/link";
import { clauseHref } from "@/lib/programmes/rules/links";
import type { ClauseLabels } from "./clause-label";
import type { Place } from "./place";

type ClauseLinkProps = { place: Place; clause: string; labels: ClauseLabels };

/** Leads from a number to the words it stands in. */
export function ClauseLink({ place, clause, labels }: ClauseLinkProps) {
  return (
    <Link
      href={clauseHref(place, clause)}
      className="inline-block whitespace-nowrap text-accent underline pointer-coarse:py-2.5"
    >
      {labels.get(clause) ?? clause}
    </Link>
  );
}
