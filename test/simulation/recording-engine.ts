import { plainEngine, type Design, type Engine, type Masking } from "../../src/kernels/index.ts";

/** What a fit was asked for: the rows kept, the sample behind each, and its target. */
export interface TrainingSet {
  readonly design: Design;
  readonly response: Float64Array;
  readonly sample: Int32Array;
}

/** An engine that keeps what it was asked to solve, and fits nothing: β̂ = 0. */
export interface RecordingEngine extends Engine {
  readonly solved: TrainingSet[];
  /** Names of the steps taken, in order. */
  readonly steps: string[];
}

/** Makes a recording engine around the plain one. */
export function recordingEngine(): RecordingEngine {
  const inner = plainEngine();
  const solved: TrainingSet[] = [];
  const steps: string[] = [];
  let masking: Masking | null = null;
  return {
    ...inner,
    solved,
    steps,
    drawNormals(key, rows, columns) {
      steps.push(`draw ${rows}×${columns}`);
      inner.drawNormals(key, rows, columns);
    },
    mask(made) {
      steps.push("mask");
      masking = made;
      inner.mask(made);
    },
    scale(scales) {
      steps.push("scale");
      masking = null;
      inner.scale(scales);
    },
    solve(columns, responses, lambda) {
      steps.push(`solve ${columns}, ${responses.length}`);
      const design = inner.design();
      for (const response of responses) {
        const ratios = masking?.ratios ?? new Float64Array(response.length);
        const sample = Int32Array.from(ratios.keys())
          .filter((at) => !Number.isNaN(ratios[at]))
          .map((at) => at % response.length);
        solved.push({ design, sample, response: Float64Array.from(sample, (i) => response[i]) });
      }
      const nothing = new Float64Array(columns);
      return responses.map(() => ({
        coefficients: nothing,
        residual: lambda,
        method: "singular values",
      }));
    },
  };
}
