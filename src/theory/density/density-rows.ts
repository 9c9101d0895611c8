import {
  inverseVisibleMeanDiverges,
  meanRatio,
  poleError,
  ratioNodes,
  type Clearance,
  type Problem,
} from "../../problem/index.ts";
import { rowModel, type RowModel } from "../rows/derived-rows.ts";
import { fillRowClasses, rowClassRoom } from "../rows/row-classes.ts";
import { poleCorrection, type PoleCorrection } from "./pole-correction.ts";

/** The rows of a spectrum: their classes, and what the classes lack of a law with a density. */
export interface DensityRows extends RowModel {
  readonly correction: PoleCorrection | null;
  /** Whether rows of any size occur: rescaled inputs of ratios up to 1. */
  readonly unbounded: boolean;
}

/** Farther poles are the nodes' own matter. */
const beside: Clearance = { zero: 1e-6, one: 1e-12 };

/**
 * The rows of a problem as the resolvent on the real axis needs them; null as `rowModel`.
 *
 * There 1 + gamma d(p) vanishes at ratios p next to, or on, the real axis, so that classes at the nodes
 * of a quadrature each make a band of their own, where a law with a density makes none: the sums over
 * them are mended by the poles of the integrand (pole-correction.ts).
 */
export function densityRows(problem: Problem): DensityRows | null {
  const { copies, mask, rescale } = problem;
  const plain = rowModel(problem);
  const error = poleError(mask, beside);
  if (plain === null || error === null || copies !== 1 || plain.classes.size < 2) {
    return plain === null ? null : { ...plain, correction: null, unbounded: false };
  }
  const targetHidden = problem.rows === "masked-target";
  const nodes = ratioNodes(mask, beside);
  const room = rowClassRoom(nodes.ratio.length);
  const classes = fillRowClasses(room, nodes, rescale, targetHidden);
  const biased = targetHidden ? meanRatio(mask) : null;
  return {
    ...plain,
    classes,
    correction: poleCorrection(error, plain.gamma, rescale, biased),
    unbounded: rescale && (mask.law === "beta" || inverseVisibleMeanDiverges(mask)),
  };
}
