import { formatNumber } from "../../plot/index.ts";
import { spectralAtoms, valueAt, type Problem } from "../../problem/index.ts";

/** Longest list whose entries are named one by one. */
const MOST_NAMED = 8;

const known = new WeakMap<Problem["spectrum"], readonly string[]>();

/** The eigenvalue that each signal energy belongs to; null for lists that speak for themselves. */
export function entryNames(problem: Problem, path: string): readonly string[] | null {
  if (path !== "signal.alignment.weights") return null;
  const list = valueAt(problem, path);
  if (!Array.isArray(list) || list.length > MOST_NAMED) return null;
  const { spectrum } = problem;
  let names = known.get(spectrum);
  if (names === undefined) {
    const { lambda } = spectralAtoms(spectrum);
    names = [...lambda].map((value, k) =>
      spectrum.family === "spiked" && k === 0 ? "bulk" : `λ = ${formatNumber(value, 3)}`,
    );
    known.set(spectrum, names);
  }
  return names;
}
