import { AppError } from "@/lib/platform/errors";
import { answerOrProblem } from "@/lib/platform/problem";

/** What no other route answers to: a script is told so in its own format, where the portal's page would be HTML. */
const handler = (request: Request): Promise<Response> =>
  answerOrProblem(request, async () => {
    throw new AppError("unknownAddress", 404);
  });

export {
  handler as DELETE,
  handler as GET,
  handler as HEAD,
  handler as OPTIONS,
  handler as PATCH,
  handler as POST,
  handler as PUT,
};
