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
      const errors = new Map<string, string[]>();
      for (const { parameter, message } of faults) {
        const text = t(message, { name: parameter, first: FIRST_DAY, today });
        errors.set(parameter, [...(errors.get(parameter) ?? []), text]);
      }
      const detail = [...errors.values()].flat().join(locale === "en" ? "; " : "\uff1b");
      return problem(400, detail, { errors: Object.fromEntries(errors) });
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
