import { formatNumber, type DetailRow, type PointDetail } from "../../plot/index.ts";
import { InvalidProblem, setField, valueAt, type Problem } from "../../problem/index.ts";
import { derivedQuantities, risk, type VarianceParts } from "../../theory/index.ts";
import { regimeText } from "./regime.ts";

/** The problem at a place of an axis; null where the value is not allowed in it. */
export function problemAt(problem: Problem, path: string, value: number): Problem | null {
  if (valueAt(problem, path) === undefined) return problem;
  try {
    return setField(problem, path, value);
  } catch (error) {
    if (error instanceof InvalidProblem) return null;
    throw error;
  }
}

/**
 * Everything that theory says of a problem, taken apart: the excess risk into bias and variance, the
 * variance by its sources, and what stands behind them. Cost: about that of four risks.
 */
export function pointDetail(problem: Problem): PointDetail {
  const value = risk(problem);
  const derived = derivedQuantities(problem);
  const clean = problem.test.mask === 0;
  const kind = clean ? "" : " (clean)";
  const { excessRisk, bias, variance, totalRisk } = value;
  const rows: DetailRow[] = [
    { name: "excess risk", value: number(excessRisk) },
    { name: `bias${kind}`, value: number(bias), part: true },
    { name: `variance${kind}`, value: number(variance), part: true },
    { name: "total risk", value: number(totalRisk) },
  ];
  if (derived !== null) {
    const { effectiveRidge, degrees1, degrees2, effectiveSamples } = derived;
    rows.push(
      { name: "effective ridge κ", value: number(effectiveRidge) },
      { name: "df₁, df₂", value: `${formatNumber(degrees1, 3)}, ${formatNumber(degrees2, 3)}` },
      { name: "effective samples", value: `${formatNumber(effectiveSamples, 3)} n` },
    );
  }
  return {
    rows,
    sources: sources(derived?.variance, variance),
    note: regimeText(problem, value.regime),
  };
}

const number = (value: number | null): string => (value === null ? "∞" : formatNumber(value));

/** The variance by what it comes from. */
function sources(
  parts: VarianceParts | null | undefined,
  whole: number | null,
): PointDetail["sources"] {
  if (!parts || !whole) return null;
  return [
    { name: "noise", share: parts.noise / whole },
    { name: "masking", share: parts.masks / whole },
    { name: "signal", share: parts.features / whole },
  ];
}
