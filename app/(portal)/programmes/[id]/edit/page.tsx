import { redirect } from "next/navigation";
import { portalPage } from "@/components/shell/portal-page";
import { steps } from "@/lib/programmes/rules/review";
import { loadDraft } from "./load";

const page = portalPage({
  route: "/programmes/[id]/edit",
  permission: "programme:edit",
  words: "programmes",
  load: loadDraft,
});

/** The page has no title of its own; one that is not there has that of a missing page. */
export const generateMetadata = page.title(({ t }) => t("title"));

/** Goes on where the draft was left: the first step that has nothing in it yet. */
export default page.body(({ params: { id }, data: { content } }) => {
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
});
