import { FULL, type Point } from "./drawing.ts";

/** Densities may be infinitely high at the ends: heights are taken from here on, and cut above. */
const INSIDE = 0.02;

/**
 * The outline of a law with a density, multiplied by `weigh`, on a scale that suits `highest` as well.
 *
 * @param ratios where it is drawn, ascending, within (0, 1)
 * @param density up to a factor
 */
export function densityOutline(
  ratios: readonly number[],
  density: (ratio: number) => number,
  weigh: (ratio: number) => number,
  highest: (ratio: number) => number,
): Point[] {
  let top = 0;
  for (const p of ratios) {
    if (p < INSIDE || p > 1 - INSIDE) continue;
    top = Math.max(top, density(p), density(p) * highest(p));
  }
  const heights = ratios.map((p): Point => [
    p,
    Math.min(1, (FULL * density(p) * weigh(p)) / (top || 1)),
  ]);
  return [[ratios[0] as number, 0], ...heights, [ratios.at(-1) as number, 0]];
}

/** The point of an outline at a ratio. */
export function outlinePoint(area: readonly Point[], ratio: number): Point {
  const after = area.findIndex(([x]) => x >= ratio);
  const right = area[after] ?? area.at(-1);
  return [ratio, right?.[1] ?? 0];
}
