import { meanRatio, ratioNodes, type MaskLaw } from "../../problem/index.ts";
import { betaMoments, shares } from "./handles.ts";

/** A point of the unit square: ratio across, height up. */
export type Point = readonly [ratio: number, height: number];

/** How a law is drawn: the outline of an area, or stems. */
export interface LawShape {
  readonly area: readonly Point[];
  readonly stems: readonly Point[];
}

/** A law, and the one of the rows that count where their target must be hidden too. */
export interface LawShapes {
  readonly law: LawShape;
  readonly counted: LawShape | null;
  readonly mean: number;
  /** Mean ratio of the rows that count. */
  readonly countedMean: number | null;
}

/** Height of the highest part of a law. */
const FULL = 0.92;

/** Height of a uniform law, low enough for the size-biased one, at most twice as high. */
const BLOCK = FULL / 2;

/** Ends of a beta law may be infinitely high: heights are taken from here on, and cut above. */
const INSIDE = 0.02;

const SAMPLES = 100;

/** The shapes of a law. Cost O(100), or O(number of ratios). */
export function lawShapes(law: MaskLaw, targetHidden: boolean): LawShapes {
  const mean = meanRatio(law);
  // a fixed ratio stays what it is, whichever rows count
  const counts = targetHidden && mean > 0 && law.law !== "fixed";
  const bias = (ratio: number): number => ratio / mean;
  const plain = (): number => 1;
  return {
    law: shapeOf(law, plain, counts ? bias : plain),
    counted: counts ? shapeOf(law, bias, bias) : null,
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

/** The law with densities multiplied by `weigh`, on the scale that suits `highest` as well. */
function shapeOf(
  law: MaskLaw,
  weigh: (ratio: number) => number,
  highest: (ratio: number) => number,
): LawShape {
  switch (law.law) {
    case "fixed":
      return { area: [], stems: [[law.ratio, FULL]] };
    case "discrete": {
      const chances = shares(law.weights);
      const stems = law.ratios.map((ratio, k): Point => [
        ratio,
        FULL * (chances[k] as number) * weigh(ratio),
      ]);
      return { area: [], stems };
    }
    case "uniform": {
      const { min, max } = law;
      if (max - min < 1e-9) return { area: [], stems: [[min, FULL]] };
      const area: Point[] = [
        [min, 0],
        [min, BLOCK * weigh(min)],
        [max, BLOCK * weigh(max)],
        [max, 0],
      ];
      return { area, stems: [] };
    }
    case "beta":
      return { area: betaOutline(law.a, law.b, weigh, highest), stems: [] };
  }
}

function betaOutline(
  a: number,
  b: number,
  weigh: (ratio: number) => number,
  highest: (ratio: number) => number,
): Point[] {
  const places = betaPlaces(a, b);
  const density = betaDensity(a, b);
  let top = 0;
  for (const p of places) {
    if (p < INSIDE || p > 1 - INSIDE) continue;
    top = Math.max(top, density(p), density(p) * highest(p));
  }
  const heights = places.map((p): Point => [
    p,
    Math.min(1, (FULL * density(p) * weigh(p)) / (top || 1)),
  ]);
  return [[places[0] as number, 0], ...heights, [places.at(-1) as number, 0]];
}

/** Places where a beta law is drawn: evenly, and closely around its mean when it is narrow. */
function betaPlaces(a: number, b: number): number[] {
  const { mean, spread } = betaMoments(a, b);
  const places = new Set<number>();
  for (let i = 0; i <= SAMPLES; i++) {
    places.add(Math.min(0.999, Math.max(0.001, i / SAMPLES)));
    const near = mean + spread * ((8 * i) / SAMPLES - 4);
    if (near > 0.001 && near < 0.999) places.add(near);
  }
  return [...places].sort((p, q) => p - q);
}

/** The density of Beta(a, b), on a scale of its own. */
function betaDensity(a: number, b: number): (p: number) => number {
  const log = (p: number): number => (a - 1) * Math.log(p) + (b - 1) * Math.log1p(-p);
  const at = log(a / (a + b));
  return (p) => Math.exp(log(p) - at);
}

/** Where a handle is drawn on the shape of its law. */
export function handlePlace(law: MaskLaw, id: string, shapes: LawShapes): Point {
  const index = Number(id.split("-")[1]);
  switch (law.law) {
    case "fixed":
      return [law.ratio, FULL];
    case "uniform": {
      return [id === "min" ? law.min : law.max, BLOCK];
    }
    case "discrete":
      return id.startsWith("ratio")
        ? [law.ratios[index] as number, 0]
        : (shapes.law.stems[index] as Point);
    case "beta": {
      const { mean, spread } = betaMoments(law.a, law.b);
      if (id === "mean") return outlineAt(shapes.law.area, mean);
      return outlineAt(shapes.law.area, mean + spreadSide(law) * spread);
    }
  }
}

/** Ratio and height to which a pointer drags a handle: the value the handle is to take. */
export function draggedValue(law: MaskLaw, id: string, [ratio, height]: Point): number {
  if (id.startsWith("chance")) return height / FULL;
  if (law.law !== "beta" || id !== "spread") return ratio;
  return spreadSide(law) * (ratio - betaMoments(law.a, law.b).mean);
}

/** The side of the mean on which the spread of a beta law is marked: where there is room. */
function spreadSide({ a, b }: { a: number; b: number }): 1 | -1 {
  return a <= b ? 1 : -1;
}

function outlineAt(area: readonly Point[], ratio: number): Point {
  const after = area.findIndex(([x]) => x >= ratio);
  const right = area[after] ?? area.at(-1);
  return [ratio, right?.[1] ?? 0];
}
