import { formatNumber, type DetailRow, type PointDetail } from "../../../plot/index.ts";
import { InvalidProblem, setField, valueAt, type Problem } from "../../../problem/index.ts";
import { derivedQuantities, risk, type VarianceParts } from "../../../theory/index.ts";
import { regimeText } from "./facts.ts";

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
  const whole = variance === null ? null : bias + variance;
  const rows: DetailRow[] = [
    { name: "excess risk", value: number(excessRisk) },
    part(`bias${kind}`, bias, whole),
    part(`variance${kind}`, variance, whole),
    ...(derived?.variance ? sources(derived.variance, variance) : []),
    { name: "total risk", value: number(totalRisk) },
  ];
  if (derived !== null) {
    rows.push(
      { name: "effective ridge κ", value: number(derived.effectiveRidge) },
      { name: "df₁", value: number(derived.degrees1) },
      { name: "df₂", value: number(derived.degrees2) },
      { name: "effective samples", value: `${formatNumber(derived.effectiveSamples, 3)} n` },
    );
  }
  return { rows, note: regimeText(problem, value.regime) };
}

const number = (value: number | null): string => (value === null ? "∞" : formatNumber(value));

function part(name: string, value: number | null, whole: number | null): DetailRow {
  const row = { name, value: number(value), part: true };
  return value === null || !whole ? row : { ...row, share: value / whole };
}

/** The variance by what it comes from, with the share of each. */
function sources({ noise, masks, features }: VarianceParts, whole: number | null): DetailRow[] {
  const row = (name: string, value: number): DetailRow => {
    const share = whole ? value / whole : 0;
    return {
      name,
      value: `${formatNumber(value, 3)} · ${formatNumber(100 * share, 2)} %`,
      part: true,
    };
  };
  return [row("of it: noise", noise), row("of it: masking", masks), row("of it: signal", features)];
}
