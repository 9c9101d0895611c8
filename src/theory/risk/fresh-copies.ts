import type { Problem } from "../../problem/index.ts";
import { problemSpectrum } from "../population/problem-spectrum.ts";
import { freshRatios } from "../rows/fresh-copies.ts";
import { rowNodes } from "../rows/row-nodes.ts";
import { rowsPerSample } from "../rows/rows-per-sample.ts";
import { copyPoint } from "./copy-risk.ts";

/**
 * Averages over the ratios of a sample's copies, per row, of what its block M makes of them; with
 * m = Mv, o = M1, x = v'm and h = v'o.
 */
export interface BlockAverages {
  readonly x: number;
  readonly h: number;
  /** tr DM. */
  readonly seen: number;
  readonly xx: number;
  readonly hx: number;
  readonly hh: number;
  /** m'Dm, m'Do, o'Do. */
  readonly mm: number;
  readonly mo: number;
  readonly oo: number;
  /** tr DMDM. */
  readonly pairs: number;
}

/** Copies with a ratio of their own each, and the solved fixed point. */
export interface FreshCopies {
  readonly averages: BlockAverages;
  /** (ell + B)/A, in units of the eigenvalues. */
  readonly effectiveRidge: number;
  /** A and B, as in DerivedQuantities; null at the threshold, where they are infinite. */
  readonly scalars: { readonly visible: number; readonly hidden: number } | null;
}

/**
 * What derivedQuantities tells of row classes, for copies with fresh random ratios (a random law
 * and 1 < copies < infinity; null otherwise). Cost: that of the risk, mostly.
 * Derived in this project: THEORY.md (9.3) to (9.8).
 */
export function freshCopies(problem: Problem): FreshCopies | null {
  const { copies, mask, rescale, rows } = problem;
  if (copies === "infinity" || copies === 1 || mask.law === "fixed") return null;
  const spectrum = problemSpectrum(problem);
  const { diagonal } = spectrum;
  const nodes = rowNodes(problem, spectrum);
  const ratios = freshRatios(nodes, copies, rescale, rows === "masked-target");
  const gamma = problem.gamma / rowsPerSample(problem);
  const { solved, sums, response } = copyPoint(spectrum, ratios, gamma, problem.ridge / diagonal);
  const { over, place, point } = solved;
  // where the fit interpolates M was taken at u = 1, in units of t = 1
  const scale = over ? 1 / (gamma - 1) / diagonal : 1;
  const square = scale * scale;
  const { p11, p10, p00 } = sums;
  const { aside, ax, aa, mw, ww } = response;
  const averages: BlockAverages = {
    x: scale * sums.visible,
    h: scale * (sums.visible + aside),
    seen: scale * sums.hidden,
    xx: square * p11,
    hx: square * (p11 + ax),
    hh: square * (p11 + 2 * ax + aa),
    mm: square * p10,
    mo: square * (p10 + mw),
    oo: square * (p10 + 2 * mw + ww),
    pairs: square * p00,
  };
  return {
    averages,
    effectiveRidge: point.z * diagonal,
    scalars: over && place === 0 ? null : { visible: averages.x, hidden: averages.seen * diagonal },
  };
}
