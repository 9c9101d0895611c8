import type { ClaimsReply, ClaimsTask } from "./claims-task.ts";
import { judge } from "./judges/judge.ts";
import { randomProblem, scanProblem } from "./scan.ts";

/** A background thread that solves the problems which test claims. */
addEventListener("message", ({ data }: MessageEvent<ClaimsTask>) => {
  const reply = (answer: ClaimsReply): void => postMessage(answer);
  const name = data.kind === "judge" ? data.id : "scan";
  try {
    if (data.kind === "judge") {
      reply({ kind: "finding", id: data.id, finding: judge(data.id) });
      return;
    }
    for (let index = 0; index < data.count; index++) {
      reply({ kind: "scanned", found: [scanProblem(randomProblem(data.seed, index))] });
    }
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    reply({ kind: "failure", of: name, failure });
  }
});
