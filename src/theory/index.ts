/** Asymptotic risk: row classes, fixed point, risk, closed forms, best ratio. */
export type { Regime, Risk, SolverReport } from "./result.ts";
export { risk } from "./risk.ts";
