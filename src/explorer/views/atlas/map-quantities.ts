import type { MapScaleWish } from "../../../plot/index.ts";
import type { Problem } from "../../../problem/index.ts";
import type { MapColumn, MapFamily, MapRun } from "../../../sweep/index.ts";
import type { View } from "../../../state/index.ts";

/** The columns of a run, whichever it has. */
export type Columns = MapRun["values"];

/** One quantity of a map: what it is made of, its scale, its words. */
export interface MapQuantity {
  readonly symbol: string;
  readonly unit: "%" | "×" | "";
  /** Numbers it needs; `best` ones come as `fixed` where random laws play no part in it. */
  readonly family: MapFamily;
  readonly scale: MapScaleWish;
  /** Value of a cell; Infinity where the risk is infinite, NaN where nothing is defined. */
  value(columns: Columns, cell: number): number;
  /** Whether there is nothing to gain in a cell; left out where that does not come up. */
  nothing?(columns: Columns, cell: number): boolean;
  /** Whether such a cell has the flat tone rather than a value. */
  readonly flat: boolean;
  readonly flatName: string;
  readonly borderName: string;
  /** What the flat tone stands for in contours. */
  readonly flatValue: number;
  readonly meaning: string;
}

/** Ratios below this are none at all: the least that copies allow is 1e-6. */
const NO_MASK = 2e-6;

/** Gains below this are those of the search's own accuracy. */
const NO_GAIN = 1e-5;

const at = (columns: Columns, column: MapColumn, cell: number): number =>
  columns[column]?.[cell] ?? Number.NaN;

const unmaskedIsBest = (columns: Columns, cell: number): boolean =>
  at(columns, "bestRatio", cell) < NO_MASK;

const noGain = (columns: Columns, cell: number): boolean =>
  lowered(at(columns, "rangeRisk", cell), at(columns, "bestRisk", cell)) < NO_GAIN;

/** How far a risk lies below another, as a share of it; 1 below an infinite one. */
function lowered(lower: number, upper: number): number {
  if (upper === Infinity) return lower === Infinity ? Number.NaN : 1;
  return upper > 0 ? Math.max(0, 1 - lower / upper) : Number.NaN;
}

const masking = {
  nothing: unmaskedIsBest,
  flatName: "masking only hurts",
  borderName: "p* > 0 from here",
} as const;

const randomness = {
  nothing: noGain,
  flatName: "no range beats a fixed ratio",
  borderName: "R²MAE gains from here",
} as const;

/** Every quantity of a map. */
export const mapQuantities: Readonly<Record<View["mapped"], MapQuantity>> = {
  ratio: {
    ...masking,
    symbol: "p*",
    unit: "",
    family: "best",
    scale: { ramp: "problem", from: 0 },
    value: (columns, cell) => at(columns, "bestRatio", cell),
    flat: true,
    flatValue: 0,
    meaning: "The fixed mask ratio with the least excess risk.",
  },
  risk: {
    ...masking,
    symbol: "R(p*)",
    unit: "",
    family: "best",
    scale: { ramp: "problem", mayBeLog: true },
    value: (columns, cell) => at(columns, "bestRisk", cell),
    flat: false,
    flatValue: Number.NaN,
    meaning: "The excess risk at the best fixed ratio.",
  },
  benefit: {
    ...masking,
    symbol: "1 − R(p*)/R(0)",
    unit: "%",
    family: "best",
    scale: { ramp: "problem", from: 0 },
    value: (columns, cell) => lowered(at(columns, "bestRisk", cell), at(columns, "unmasked", cell)),
    flat: true,
    flatValue: 0,
    meaning:
      "How far the best fixed ratio lowers the excess risk, as a share of the risk without masks.",
  },
  width: {
    ...randomness,
    symbol: "b − a",
    unit: "",
    family: "best",
    scale: { ramp: "random", from: 0 },
    value: (columns, cell) => at(columns, "rangeMax", cell) - at(columns, "rangeMin", cell),
    flat: true,
    flatValue: 0,
    meaning: "How wide the best uniform law of mask ratios, R²MAE on [a, b], is.",
  },
  middle: {
    ...randomness,
    symbol: "(a + b)/2",
    unit: "",
    family: "best",
    scale: { ramp: "random" },
    value: (columns, cell) => (at(columns, "rangeMax", cell) + at(columns, "rangeMin", cell)) / 2,
    flat: true,
    flatValue: Number.NaN,
    meaning: "The mean ratio of the best uniform law of mask ratios, R²MAE on [a, b].",
  },
  gain: {
    ...randomness,
    symbol: "1 − R[a, b]/R(p*)",
    unit: "%",
    family: "best",
    scale: { ramp: "random", from: 0 },
    value: (columns, cell) =>
      lowered(at(columns, "rangeRisk", cell), at(columns, "bestRisk", cell)),
    flat: true,
    flatValue: 0,
    meaning:
      "How far the best uniform law (R²MAE) lies below the best fixed ratio, as a share of its risk.",
  },
  own: {
    symbol: "R",
    unit: "",
    family: "own",
    scale: { ramp: "problem", mayBeLog: true },
    value: (columns, cell) => at(columns, "risk", cell),
    flat: false,
    flatName: "",
    borderName: "",
    flatValue: Number.NaN,
    meaning: "The excess risk of the problem with the mask law that is set.",
  },
  change: {
    symbol: "R/R(0)",
    unit: "×",
    family: "own",
    scale: { ramp: "diverging", ratio: true },
    value: (columns, cell) => {
      const [own, bare] = [at(columns, "risk", cell), at(columns, "unmasked", cell)];
      if (own === Infinity) return bare === Infinity ? Number.NaN : Infinity;
      return bare === Infinity ? Number.NaN : own / bare;
    },
    flat: false,
    flatName: "",
    borderName: "",
    flatValue: Number.NaN,
    meaning:
      "The excess risk with the mask law that is set, over that without masks: below 1 masking helps.",
  },
};

/**
 * The family to compute for a quantity. Random laws of several copies take a hundred times as long as
 * fixed ratios, so they are computed only where they are looked at.
 */
export function familyOf(mapped: View["mapped"], { copies }: Problem): MapFamily {
  const { family, scale } = mapQuantities[mapped];
  const copied = copies !== 1 && copies !== "infinity";
  return family === "best" && copied && scale.ramp !== "random" ? "fixed" : family;
}
