import {
  lawDrawing,
  meanRatio,
  ratioNodes,
  type LawShape,
  type MaskLaw,
} from "../../problem/index.ts";

/** A law, and the one of the rows that count where their target must be hidden too. */
export interface LawShapes {
  readonly law: LawShape;
  readonly counted: LawShape | null;
  readonly mean: number;
  /** Mean ratio of the rows that count. */
  readonly countedMean: number | null;
}

/** The shapes of a law. Cost O(100), or O(number of ratios). */
export function lawShapes(law: MaskLaw, targetHidden: boolean): LawShapes {
  const mean = meanRatio(law);
  // a fixed ratio stays what it is, whichever rows count
  const counts = targetHidden && mean > 0 && law.law !== "fixed";
  const bias = (ratio: number): number => ratio / mean;
  const plain = (): number => 1;
  const drawing = lawDrawing(law);
  return {
    law: drawing.shape(law, plain, counts ? bias : plain),
    counted: counts ? drawing.shape(law, bias, bias) : null,
    mean,
    countedMean: counts ? sizeBiasedMean(law, mean) : null,
  };
}

/** E p²/E p. */
function sizeBiasedMean(law: MaskLaw, mean: number): number {
  const { ratio, weight } = ratioNodes(law);
  let square = 0;
  ratio.forEach((p, i) => (square += p * p * (weight[i] as number)));
  return square / mean;
}
