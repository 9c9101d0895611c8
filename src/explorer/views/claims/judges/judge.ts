import type { ClaimId } from "../claim.ts";
import type { Finding } from "../finding.ts";
import { asTestedFinding, dependsFinding, growsFinding } from "./best-ratio.ts";
import { finiteFinding, isotropicFinding, peakFinding, spikedFinding } from "./masking.ts";
import {
  allRowsFinding,
  fadesFinding,
  fewerRowsFinding,
  hiddenTargetFinding,
} from "./random-ratio.ts";
import { averagedFinding, tunedRidgeFinding } from "./ridge.ts";

const findings: Readonly<Record<ClaimId, () => Finding>> = {
  isotropic: isotropicFinding,
  spiked: spikedFinding,
  peak: peakFinding,
  depends: dependsFinding,
  grows: growsFinding,
  "as-tested": asTestedFinding,
  "all-rows": allRowsFinding,
  "hidden-target": hiddenTargetFinding,
  "fewer-rows": fewerRowsFinding,
  fades: fadesFinding,
  "tuned-ridge": tunedRidgeFinding,
  averaged: averagedFinding,
  finite: finiteFinding,
  // no field of a problem describes a network: there is nothing to solve
  networks: () => ({ columns: [], cases: [], chart: null, telling: "" }),
};

/** Solves the problems that test a claim. Milliseconds to seconds: for a background thread. */
export function judge(id: ClaimId): Finding {
  return findings[id]();
}
