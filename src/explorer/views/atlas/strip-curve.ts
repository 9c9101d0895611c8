import type { Problem } from "../../../problem/index.ts";
import { problemSpectrum, riskOn, thresholdGamma } from "../../../theory/index.ts";
import type { StripFigure } from "../../../plot/index.ts";
import type { CellReading } from "./cell-reading.ts";

/** Places along the mask ratio, one more than this; and the largest ratio looked at. */
const STEPS = 96;
const LAST = 0.985;

/** Time that a frame spends on a curve, in milliseconds. */
const BUDGET = 7;

/** The risk of one cell against the mask ratio: most often at once, else over a few frames. */
export class StripCurve {
  #key = "";
  #ratios = new Float64Array(0);
  #risks = new Float64Array(0);
  #problem: Problem | null = null;
  /** Indices still to compute, the next one last. */
  #open: number[] = [];
  #frame = 0;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The curve of a cell as far as it is known; the rest follows. Null where there is no problem. */
  figure({ problem, numbers }: CellReading): StripFigure | null {
    if (problem === null) return null;
    const bare: Problem = { ...problem, mask: { law: "fixed", ratio: 0 } };
    const key = JSON.stringify(bare);
    if (key !== this.#key) {
      this.#key = key;
      this.#begin(problem);
    }
    const { bestRatio, bestRisk, rangeMin, rangeMax, rangeRisk, unmasked, risk: set } = numbers;
    const gains =
      rangeRisk !== undefined && bestRisk !== undefined && rangeRisk < bestRisk * (1 - 1e-5);
    return {
      ratios: this.#ratios,
      // a new array each time: what is drawn changes with it
      risks: this.#risks.slice(),
      unmasked: unmasked ?? Number.NaN,
      best:
        bestRatio === undefined || bestRisk === undefined
          ? null
          : { ratio: bestRatio, risk: bestRisk },
      range: gains ? { min: rangeMin ?? 0, max: rangeMax ?? 0, risk: rangeRisk } : null,
      own:
        problem.mask.law === "fixed" && set !== undefined
          ? { ratio: problem.mask.ratio, risk: set }
          : null,
      threshold: thresholdAt(problem),
    };
  }

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#key = "";
    this.#open = [];
  }

  #begin(problem: Problem): void {
    cancelAnimationFrame(this.#frame);
    this.#problem = problem;
    // copies allow no ratio 0
    const first = problem.copies === 1 ? 0 : 1e-3;
    this.#ratios = Float64Array.from(
      { length: STEPS + 1 },
      (_, i) => first + ((LAST - first) * i) / STEPS,
    );
    this.#risks = new Float64Array(STEPS + 1).fill(Number.NaN);
    this.#open = [];
    for (const stride of [1, 2, 4, 8]) {
      for (let i = 0; i <= STEPS; i += stride) {
        if (stride === 8 || i % (2 * stride) !== 0) this.#open.push(i);
      }
    }
    this.#advance();
  }

  #advance(): void {
    const problem = this.#problem as Problem;
    const spectrum = problemSpectrum(problem);
    const until = performance.now() + BUDGET;
    for (;;) {
      const i = this.#open.pop();
      if (i === undefined) return;
      const mask = { law: "fixed", ratio: this.#ratios[i] as number } as const;
      this.#risks[i] = riskOn(spectrum, { ...problem, mask }).excessRisk ?? Infinity;
      if (performance.now() >= until && this.#open.length > 0) break;
    }
    this.#frame = requestAnimationFrame(() => {
      this.#advance();
      this.#onChange();
    });
  }
}

/** The fixed ratio at which N = d; null where none is. */
function thresholdAt(problem: Problem): number | null {
  if (problem.rows !== "masked-target") return null;
  const half = thresholdGamma({ ...problem, mask: { law: "fixed", ratio: 0.5 } });
  if (half === null) return null;
  const ratio = (0.5 * problem.gamma) / half;
  return ratio < 1 ? ratio : null;
}
