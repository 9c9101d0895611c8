/**
 * The ziggurat of the standard normal: 1024 layers of equal area under exp(−x²/2), x ≥ 0. Both
 * engines compile this very file.
 *
 * | symbol | meaning |
 * |---|---|
 * | edge 0 | AREA / exp(−BASE²/2): the base layer as a rectangle, its tail folded in |
 * | edge 1 = BASE | where the tail begins |
 * | edge i, i ≥ 1 | right end of layer i; edge 1024 = 0 |
 * | height i | exp(−(edge i)²/2), the lower end of layer i |
 *
 * Source: Marsaglia & Tsang (2000), The ziggurat method for generating random variables; in the form
 * of Doornik (2005), An improved ziggurat method to generate normal random samples. BASE and AREA
 * solve "1024 layers end at height 1", found to 40 digits by bisection.
 */
import { expOfNegative, logOfUnit } from "./elementary.ts";

export const LAYERS: number = 1024;
export const BASE: number = 4.038849846109504;
export const AREA: number = 0.001226324646353088;

/** Edge 0, beyond which a draw of the base layer belongs to the tail. */
export function widestEdge(): number {
  return AREA / expOfNegative(0.5 * BASE * BASE);
}

/** Lower end of the layer above one of this edge, edge ≤ BASE, whose lower end is `height`. */
export function nextHeight(edge: number, height: number): number {
  return height + AREA / edge;
}

/** Right end of the layer whose lower end is `height` < 1. */
export function edgeAt(height: number): number {
  return Math.sqrt(-2 * logOfUnit(height));
}
