import type { Fields } from "../../problem/index.ts";

/** Experiments along an axis: what decides every digit of them beside the problem. */
export interface ExperimentSettings {
  /** Samples n of each experiment; d = round(γn) features. */
  n: number;
  /** Independent experiments at each place, or in each cell: at most so many where there is a target. */
  replicates: number;
  /** Relative standard error at which a place has enough of them; 0 for no target. */
  target: number;
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
    default: 200,
    initial: 200,
    scale: "log",
    track: [20, 1000],
  },
  replicates: {
    kind: "number",
    key: "replicates",
    label: "replicates",
    symbol: "m",
    help: "Independent experiments at each place of the axis: all of them, or as many as the target takes.",
    min: 1,
    max: 1e6,
    integer: true,
    default: 400,
    initial: 400,
    scale: "log",
    track: [4, 10_000],
  },
  target: {
    kind: "number",
    key: "target",
    label: "target error",
    help:
      "A place has enough replicates once the standard error of its mean excess risk is this share " +
      "of the mean: 0.02 is 2 %. 0 for no target: all replicates everywhere.",
    min: 0,
    max: 0.5,
    default: 0.02,
    initial: 0.02,
    scale: "linear",
    track: [0, 0.1],
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
