import { redirect } from "next/navigation";
import { steps } from "@/lib/programmes/rules/review";
import { loadDraft } from "./load";

/** Goes on where the draft was left: the first step that has nothing in it yet. */
export default async function EditPage({ params }: { params: Promise<{ id: string }> }) {
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
