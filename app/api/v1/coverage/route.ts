import { createTranslator } from "next-intl";
import { getCoverageExactly } from "@/lib/coverage/queries";
import { coverageResponseOf } from "@/lib/coverage/rules/api-answer";
import { apiQuestion } from "@/lib/coverage/rules/api-question";
import { FIRST_DAY } from "@/lib/coverage/schema/params";
import { NotFound } from "@/lib/platform/errors";
import { messages } from "@/lib/platform/messages";
import { answerOrProblem, problem } from "@/lib/platform/problem";
import { apiActor } from "@/lib/platform/session";
import { todayInChina } from "@/lib/shared/dates";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerOrProblem(request, async (locale) => {
    const actor = await apiActor(request);
    const t = createTranslator({ locale, messages: messages[locale], namespace: "coverage.api" });
    const today = todayInChina();
    const { question, faults } = apiQuestion(new URL(request.url).searchParams, today);
    if (faults) {
      const errors: Record<string, string[]> = {};
      for (const { parameter, message } of faults) {
        errors[parameter] = [...(errors[parameter] ?? []), t(message, { name: parameter, first: FIRST_DAY, today })];
      }
      return problem(
        400,
        Object.values(errors)
          .flat()
          .join(locale === "en" ? "; " : "\uff1b"),
        { errors },
      );
    }
    try {
      const dashboard = await getCoverageExactly(actor, question);
      return Response.json(coverageResponseOf(dashboard), { headers: { "cache-control": "private, no-store" } });
    } catch (error) {
      if (error instanceof NotFound) return problem(404, t("notFound"));
      throw error;
    }
  });
}
