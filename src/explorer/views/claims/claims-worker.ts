import { serveTasks } from "../../../sweep/index.ts";
import type { ClaimsReply, ClaimsTask } from "./claims-task.ts";
import { judge } from "./claims.ts";
import { randomProblem, scanProblem } from "./scan.ts";

function answer(task: ClaimsTask): ClaimsReply {
  return task.kind === "judge"
    ? { kind: "finding", finding: judge(task.id) }
    : { kind: "scanned", found: scanProblem(randomProblem(task.seed, task.index)) };
}

/** A background thread that solves the problems which test claims. */
serveTasks(self, answer, (failure) => ({ kind: "failure", failure }));
