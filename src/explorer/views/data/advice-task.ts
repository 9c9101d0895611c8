import type { Problem } from "../../../problem/index.ts";
import type { Cell } from "../../../simulation/index.ts";
import { adviceFor, type Advice } from "./advice.ts";
import { learningCurve, type LearningCurve } from "./learning.ts";
import { predicted, refinedCurve, type RefinedCurve } from "./predicted.ts";

/** Something about the problem of a table that takes more than a moment. */
export type AdviceTask =
  | { readonly kind: "advice"; readonly problem: Problem }
  | { readonly kind: "refined"; readonly problem: Problem; readonly n: number }
  | {
      readonly kind: "learning";
      readonly problem: Problem;
      readonly features: number;
      readonly range: readonly [number, number];
    }
  | { readonly kind: "cells"; readonly cells: readonly Cell[]; readonly features: number };

export type AdviceKind = AdviceTask["kind"];

/** What each kind of task gives. */
export interface AdviceResults {
  readonly advice: { readonly own: Advice; readonly other: Advice };
  readonly refined: RefinedCurve | null;
  readonly learning: LearningCurve;
  /** Error that theory expects in each cell; null where it has no mean. */
  readonly cells: readonly (number | null)[];
}

export type AdviceReply =
  | {
      readonly [K in AdviceKind]: { readonly kind: K; readonly result: AdviceResults[K] };
    }[AdviceKind]
  | { readonly kind: "failure"; readonly failure: string };

export function answerAdvice(task: AdviceTask): AdviceReply {
  switch (task.kind) {
    case "advice": {
      const { problem } = task;
      const rows = problem.rows === "all" ? "masked-target" : "all";
      return {
        kind: "advice",
        result: { own: adviceFor(problem), other: adviceFor({ ...problem, rows }) },
      };
    }
    case "refined":
      return { kind: "refined", result: refinedCurve(task.problem, task.n) };
    case "learning":
      return { kind: "learning", result: learningCurve(task.problem, task.features, task.range) };
    case "cells":
      return {
        kind: "cells",
        result: task.cells.map(({ problem, n }) => predicted(problem, n, task.features)),
      };
  }
}
