import type { Problem } from "../../../problem/index.ts";
import type { PlotAxis } from "../../../sweep/index.ts";
import type { View } from "../../../state/index.ts";
import type { Quantifier } from "./finding.ts";
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

/** A statement about masks, and everything needed to test it. */
export interface Claim {
  readonly id: ClaimId;
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
}

/** Claims about one thing. */
export interface ClaimGroup {
  readonly title: string;
  readonly claims: readonly Claim[];
}
