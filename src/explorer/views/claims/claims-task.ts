import type { Problem } from "../../../problem/index.ts";
import type { ClaimId } from "./claim.ts";
import type { Finding } from "./finding.ts";

/** What the background thread is asked for: a claim's finding, or one random problem of a search. */
export type ClaimsTask =
  | { readonly kind: "judge"; readonly id: ClaimId }
  | { readonly kind: "scan"; readonly seed: number; readonly index: number };

/** A random problem of a search, and how random laws fared in it. */
export interface ScannedProblem {
  readonly problem: Problem;
  /** Best fixed ratio. */
  readonly ratio: number;
  /** Gain of the best random law over it, as a share; 0 where none gains. */
  readonly gain: number;
  /** What ratios half to one and a half times the best one lose, as a share; null at ratio 0. */
  readonly loss: number | null;
}

export type ClaimsReply =
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "scanned"; readonly found: ScannedProblem }
  | { readonly kind: "failure"; readonly failure: string };
