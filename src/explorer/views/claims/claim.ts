import type { Problem } from "../../../problem/index.ts";
import type { PlotAxis } from "../../../sweep/index.ts";
import type { View } from "../../../state/index.ts";
import type { Finding, Quantifier } from "./finding.ts";
import type { Trial } from "./trial.ts";

/** Names of the claims, as links write them. */
export type ClaimId = Exclude<View["claim"], "none">;

/** What the Curves view opens with: the comparison that a claim is about. */
export interface Opening {
  readonly problem: Problem;
  readonly pins: readonly { readonly name: string; readonly problem: Problem }[];
  readonly axis: PlotAxis;
  readonly vertical: View["vertical"];
}

/** What claims are about, in the order in which they are read. */
export const claimTitles = {
  "what-masking-does": "What masking does",
  "best-ratio": "The best ratio",
  "random-ratio": "R²MAE: a random ratio",
  "ridge-and-copies": "Ridge, dropout and copies",
  limits: "Where theory stops",
} as const;

/** A statement about masks, and everything needed to test it: what the file of a claim holds. */
export interface ClaimStatement {
  readonly group: keyof typeof claimTitles;
  readonly statement: string;
  /** Who says it. */
  readonly source: string;
  /** How cases are judged, in words. */
  readonly rule: string;
  readonly quantifier: Quantifier;
  /** What is behind it, or what to beware of; one or two sentences. */
  readonly note: string;
  /** Null when no problem of this instrument tests it. */
  readonly opening: Opening | null;
  readonly trial: Trial | null;
  /** Whether random problems can be searched for a counterexample. */
  readonly scanned?: boolean;
  /** Solves the problems that test it. Milliseconds to seconds: for a background thread. */
  readonly judge: () => Finding;
}

/** A claim, by the name that links write. */
export interface Claim extends ClaimStatement {
  readonly id: ClaimId;
}

/** Claims about one thing. */
export interface ClaimGroup {
  readonly title: string;
  readonly claims: readonly Claim[];
}
