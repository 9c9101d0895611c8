import type { Fields } from "../../problem/index.ts";

/** The experiment that Simulate runs. */
export interface Experiment {
  /** Samples n in each experiment; d = round(γn). */
  n: number;
  /** Independent experiments at each place of the axis. */
  replicates: number;
  /** Places along the axis at which experiments run. */
  places: number;
  /** Seed of every random stream. */
  seed: number;
}

export const experimentFields: Fields<Experiment> = {
  n: {
    kind: "number",
    key: "n",
    label: "samples",
    symbol: "n",
    help: "Samples in each experiment; the number of features is d = round(γn).",
    min: 4,
    max: 2000,
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
    min: 2,
    max: 10_000,
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
    max: 4_294_967_295,
    integer: true,
    default: 1,
    initial: 1,
    scale: "linear",
    track: [0, 100],
  },
};
