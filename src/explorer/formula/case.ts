import { inverseVisibleMeanDiverges, meanRatio, type Problem } from "../../problem/index.ts";
import { problemSpectrum, rowsPerSample, thresholdGamma } from "../../theory/index.ts";

/**
 * Which case of the theory a problem is, in a few words. Cheap enough for every frame: needs no
 * risk. Cost O(K + Q).
 */
export function caseName(problem: Problem): string {
  const { copies, mask, ridge, rescale, rows } = problem;
  if (rows === "masked-target" && meanRatio(mask) === 0) return "no rows: nothing is learnt";
  if (copies === "infinity") return "loss averaged over the masks: an adaptive ridge";
  const spectrum = problem.spectrum.family === "isotropic" ? "Σ = I, " : "";
  const kind = `${spectrum}${rowsName(problem)}`;
  const target = rows === "masked-target" ? ", masked targets" : "";
  if (ridge > 0) return `${kind}${target}, ridge`;
  const at = thresholdGamma(problem) ?? 0;
  if (problem.gamma === at) return `${kind}${target}, at the threshold`;
  if (problem.gamma < at) {
    // where Σ is singular, rows at ratio 0 span its range before they are as many as the features
    const few = problem.gamma > rowsPerSample(problem) && problemSpectrum(problem).rankShare < 1;
    return `${kind}${target}, more rows than ${few ? "the rank of Σ" : "features"}`;
  }
  const divergent = !rescale && inverseVisibleMeanDiverges(mask);
  return `${kind}${target}, ${divergent ? "divergent" : "more features than rows"}`;
}

function rowsName({ copies, mask }: Problem): string {
  if (mask.law === "fixed") {
    if (copies !== 1) return `${copies} copies of each sample`;
    return mask.ratio === 0 ? "no masks" : "one mask ratio";
  }
  return copies === 1 ? "random mask ratios" : `${copies} copies, a ratio for each`;
}
