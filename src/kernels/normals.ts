import { expOfNegative, logOfUnit } from "./elementary.ts";
import type { StreamKey } from "./engine.ts";
import { laneState, xoshiro256, type Words } from "./xoshiro.ts";
import { BASE, edgeAt, LAYERS, nextHeight, widestEdge } from "./ziggurat.ts";

/** Edges and heights of the ziggurat's layers, and edge i+1 / edge i: below it nothing need be asked. */
const edges = new Float64Array(LAYERS + 1);
const heights = new Float64Array(LAYERS + 1);
const cores = new Float64Array(LAYERS);
edges[0] = widestEdge();
edges[1] = BASE;
heights[1] = expOfNegative(0.5 * BASE * BASE);
for (let i = 1; i < LAYERS - 1; i++) {
  heights[i + 1] = nextHeight(edges[i], heights[i]);
  edges[i + 1] = edgeAt(heights[i + 1]);
}
heights[LAYERS] = 1;
for (let i = 0; i < LAYERS; i++) cores[i] = edges[i + 1] / edges[i];

/** Fills `count` entries of `into` from `at` on with the standard normals of a row's stream. */
export function fillNormals(
  key: StreamKey,
  row: number,
  into: Float64Array,
  at: number,
  count: number,
): void {
  const words = xoshiro256(laneState(key, 0, row));
  for (let k = 0; k < count; k++) into[at + k] = normal(words);
}

/**
 * Sets to 0 the entries of a row that its mask hides: entry k where the k-th uniform of the stream,
 * a multiple of 2^−53, is below `ratio`.
 */
export function hide(
  key: StreamKey,
  copy: number,
  row: number,
  ratio: number,
  values: Float64Array,
): void {
  if (ratio === 0) return;
  const words = xoshiro256(laneState(key, copy, row));
  for (let k = 0; k < values.length; k++) if (uniform(words) < ratio) values[k] = 0;
}

/** Uniform on [0, 1), a multiple of 2^−53: the upper bits of a word. */
function uniform(words: Words): number {
  words.advance();
  return ((words.high >>> 0) * 2097152 + (words.low >>> 11)) * 1.1102230246251565e-16;
}

/** A standard normal by the ziggurat: ten low bits choose the layer, 52 upper ones the place in it. */
function normal(words: Words): number {
  for (;;) {
    words.advance();
    const layer = words.low & (LAYERS - 1);
    const place = ((words.high >>> 0) * 1048576 + (words.low >>> 12)) * 4.440892098500626e-16 - 1;
    const x = place * edges[layer];
    if (Math.abs(place) < cores[layer]) return x;
    if (layer === 0) return place < 0 ? -tail(words) : tail(words);
    const height = heights[layer] + uniform(words) * (heights[layer + 1] - heights[layer]);
    if (height < expOfNegative(0.5 * x * x)) return x;
  }
}

/** A normal beyond BASE. Source: Marsaglia (1964), Generating a variable from the tail of the normal distribution. */
function tail(words: Words): number {
  for (;;) {
    const beyond = -logOfUnit(1 - uniform(words)) / BASE;
    const bound = -logOfUnit(1 - uniform(words));
    if (2 * bound > beyond * beyond) return BASE + beyond;
  }
}
