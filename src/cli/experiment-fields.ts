import type { Fields } from "../problem/index.ts";

/** Size and seed of an experiment, as flags and as keys of a link. */
export interface ExperimentSize {
  /** Samples n of each experiment; d = round(γn) features. */
  n: number;
  /** Independent experiments in each cell. */
  replicates: number;
  /** Seed of every random stream. */
  seed: number;
}

/** Defaults are those of the page, so that a link of the page means the same experiment here. */
export const experimentFields: Fields<ExperimentSize> = {
  n: {
    kind: "number",
    key: "n",
    label: "samples",
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
    help: "Independent experiments in each cell.",
    min: 1,
    max: 1e6,
    integer: true,
    default: 20,
    initial: 20,
    scale: "log",
    track: [2, 400],
  },
  seed: {
    kind: "number",
    key: "seed",
    label: "seed",
    help: "Seed of every random stream.",
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    integer: true,
    default: 1,
    initial: 1,
    scale: "linear",
    track: [0, 100],
  },
};
