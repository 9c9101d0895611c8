import type { Fields } from "../problem/index.ts";

/** Experiments along an axis: what decides every digit of them beside the problem. */
export interface ExperimentSettings {
  /** Samples n of each experiment; d = round(γn) features. */
  n: number;
  /** Independent experiments at each place, or in each cell. */
  replicates: number;
  /** Places along the axis at which experiments run. */
  places: number;
  /** Seed of every random stream. */
  seed: number;
}

/** Size and seed of experiments whose places are told otherwise, by a grid. */
export type ExperimentSize = Omit<ExperimentSettings, "places">;

/** Keys of a link, flags of the command line and controls of the page, with one set of defaults. */
export const experimentFields: Fields<ExperimentSettings> = {
  n: {
    kind: "number",
    key: "n",
    label: "samples",
    symbol: "n",
    help: "Samples in each experiment; the number of features is d = round(γn).",
    min: 1,
    max: 1e6,
    integer: true,
    default: 100,
    initial: 100,
    scale: "log",
    track: [20, 400],
  },
  replicates: {
    kind: "number",
    key: "replicates",
    label: "replicates",
    symbol: "R",
    help: "Independent experiments at each place of the axis.",
    min: 1,
    max: 1e6,
    integer: true,
    default: 20,
    initial: 20,
    scale: "log",
    track: [2, 400],
  },
  places: {
    kind: "number",
    key: "places",
    label: "places on the axis",
    help: "Places along the axis at which experiments run.",
    min: 1,
    max: 101,
    integer: true,
    default: 13,
    initial: 13,
    scale: "linear",
    track: [3, 41],
  },
  seed: {
    kind: "number",
    key: "seed",
    label: "seed",
    help: "Seed of every random stream: the same seed gives the same points, digit for digit.",
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    integer: true,
    default: 1,
    initial: 1,
    scale: "linear",
    track: [0, 100],
  },
};
