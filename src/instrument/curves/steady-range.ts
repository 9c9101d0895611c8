import { type Figure, heldRange, limitedAxis } from "../../plot/index.ts";
import type { Limits } from "../../state/index.ts";

/** Keeps the vertical axis of a figure from jumping while something is dragged. */
export class SteadyRange {
  #held: { readonly axis: string; readonly range: readonly [number, number] } | null = null;

  /**
   * The figure; while something moves, with the vertical range it had, or a larger one, but for ends
   * that were given.
   */
  steady(figure: Figure, moving: boolean, limits: Limits | null = null): Figure {
    const { label, scale, unit } = figure.y;
    const axis = `${label} ${scale} ${unit}`;
    const held = this.#held?.axis === axis && moving ? this.#held.range : null;
    const range = heldRange(held, figure.y.range, scale);
    this.#held = { axis, range };
    return { ...figure, y: limitedAxis({ ...figure.y, range }, limits) };
  }
}
