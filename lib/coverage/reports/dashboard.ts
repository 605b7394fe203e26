import { z } from "zod";
import type { Actor } from "@/lib/platform/actor";
import { readAsActor } from "@/lib/platform/db";
import { type DashboardAnswer, dashboardAnswer } from "../schema/answer";
import { type DashboardQuestion, dashboardSql } from "./dashboard-sql";

const answered = z.tuple([z.object({ answer: dashboardAnswer })]);

/** One statement, inside the transaction that confines it to the actor's scope. */
export async function readDashboard(actor: Actor, question: DashboardQuestion): Promise<DashboardAnswer> {
  const rows = await readAsActor(actor, dashboardSql(question));
  return answered.parse(rows)[0].answer;
}
