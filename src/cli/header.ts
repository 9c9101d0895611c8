import { createRequire } from "node:module";
import type { Problem } from "../problem/index.ts";
import type { Axis, ExperimentSize, SweepHeader } from "../sweep/index.ts";
import { linkTo } from "./link.ts";

/** Version of this program, from the package it is part of: by its name, as its place differs once built. */
export function version(): string {
  const read = createRequire(import.meta.url);
  return (read("maskrisk/package.json") as { version: string }).version;
}

/** What stands at the head of results, or beside them: where they come from. */
export function resultHeader(
  problem: Problem,
  axes: readonly Axis[],
  size?: ExperimentSize,
): SweepHeader {
  return {
    version: version(),
    problem,
    axes,
    ...(size === undefined ? {} : { experiment: size }),
    link: linkTo(problem, axes),
  };
}
