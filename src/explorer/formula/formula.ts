import type { Equation, Source } from "./equation.ts";

/** The formula that gives the risk of a problem. */
export interface RiskFormula {
  /** Its case, in a few words. */
  readonly name: string;
  /** The risk; null where it is infinite or there is nothing to compute. */
  readonly main: Equation | null;
  /** What the letters of `main` are, in an order that can be read. */
  readonly where: readonly Equation[];
  readonly source: Source;
  /** What must be said in words. */
  readonly remark: string;
}
