import { setField, type Problem } from "../../../../problem/index.ts";
import { bestFixedRatio, risk } from "../../../../theory/index.ts";
import type { ChartLine } from "../finding.ts";

/** The excess risk; infinite where it has no limit. */
export const excess = (problem: Problem): number => risk(problem).excessRisk ?? Infinity;

/** The best fixed ratio and the risk there. */
export function best(problem: Problem): { readonly ratio: number; readonly risk: number } {
  const { ratio, risk: there } = bestFixedRatio(problem);
  return { ratio, risk: there.excessRisk ?? Infinity };
}

/** `count` values from one end to the other, even on their scale. */
export function places(
  from: number,
  to: number,
  count: number,
  scale: "linear" | "log" = "linear",
): number[] {
  return Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    return scale === "log" ? from * (to / from) ** share : from + (to - from) * share;
  });
}

/** The excess risk along a field, as a line of a chart. Infinite values are gaps. */
export function riskLine(
  name: string,
  tone: ChartLine["tone"],
  problem: Problem,
  path: string,
  x: readonly number[],
): ChartLine {
  const y = x.map((value) => risk(setField(problem, path, value)).excessRisk ?? Number.NaN);
  return { name, tone, x, y };
}

/** The range that holds every finite value of some lines, from 0 on a linear scale. */
export function rangeOf(
  lines: readonly ChartLine[],
  scale: "linear" | "log",
): readonly [number, number] {
  const values = lines.flatMap(({ y }) => y.filter((value) => Number.isFinite(value)));
  const top = Math.max(...values);
  if (scale === "linear") return [0, 1.05 * top];
  return [Math.min(...values.filter((value) => value > 0)) / 1.1, 1.1 * top];
}

/** "−29 %", with a true minus sign. */
export function percent(share: number, digits = 2): string {
  const value = Number((100 * share).toPrecision(digits));
  return `${value > 0 ? "+" : value < 0 ? "−" : ""}${Math.abs(value)} %`;
}
