import type { Chapter } from "../content/chapter.ts";
import { bestRatio } from "./best-ratio.ts";
import { copies } from "./copies.ts";
import { doubleDescent } from "./double-descent.ts";
import { experiments } from "./experiments.ts";
import { limits } from "./limits.ts";
import { masking } from "./masking.ts";
import { randomRatio } from "./random-ratio.ts";
import { spikes } from "./spikes.ts";

/** The chapters, in the order of reading. */
export const chapters: readonly Chapter[] = [
  doubleDescent,
  masking,
  spikes,
  bestRatio,
  randomRatio,
  copies,
  experiments,
  limits,
];
