import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { steps } from "@/lib/programmes/rules/review";
import { loadDraft } from "./load";

type Props = { params: Promise<{ id: string }> };

/** The page has no title of its own; one that is not there has that of a missing page. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await loadDraft((await params).id);
  return {};
}

/** Goes on where the draft was left: the first step that has nothing in it yet. */
export default async function EditPage({ params }: Props) {
  const { id } = await params;
  const { content } = await loadDraft(id);
  const filled = {
    document: content.document.title !== "",
    clauses: content.clauses.length > 0,
    targets: content.targets.length > 0,
    plan: content.planTables.length > 0,
    standards: content.standards.length > 0,
    deadlines: content.deadlines.length > 0,
    provisions: content.provisions.length > 0,
    // A document may well have no defect.
    doubts: true,
    review: false,
  };
  redirect(`/programmes/${id}/edit/${steps.find((step) => !filled[step]) ?? "review"}`);
}
