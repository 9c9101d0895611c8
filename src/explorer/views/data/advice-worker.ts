import { loadFormulas, usesFormulas } from "../../../problem/index.ts";
import { serveTasks } from "../../../sweep/index.ts";
import { answerAdvice, type AdviceReply, type AdviceTask } from "./advice-task.ts";

async function answer(task: AdviceTask): Promise<AdviceReply> {
  if ("problem" in task && usesFormulas(task.problem)) await loadFormulas();
  return answerAdvice(task);
}

/** A background thread that searches masks and refines theory for the problem of a table. */
serveTasks(self, answer, (failure): AdviceReply => ({ kind: "failure", failure }));
