import { laplaceRule } from "../../numerics/index.ts";
import type { FreshRatios } from "../rows/fresh-copies.ts";

/** Sums over one copy at each node tau, under the weight share · e^(-tau s). */
export const tableColumns = 8;

/**
 * What the copies of a sample need of one copy, at one u: sums over its ratio under
 * e^(-tau s), s = v²/E, E = e + u D, at the nodes tau of 1/T and 1/T² for T = z + the sum of s over
 * the copies, z in [`low`, `high`].
 *
 * | symbol | meaning |
 * |---|---|
 * | `tau`, `weight` | nodes and weights of {@link laplaceRule} |
 * | `logPhi` | log E e^(-tau s), copies that do not count included, with s = 0 |
 * | `sums` | for each tau the tilted means of s, s², i, d, s i, s d, d², d i; i = 1/E, d = D/E |
 */
export interface CopyTable {
  readonly low: number;
  readonly high: number;
  readonly tau: Float64Array;
  readonly weight: Float64Array;
  readonly logPhi: Float64Array;
  readonly sums: Float64Array;
}

/** s, i, d of each node of the law; i is left out where the fit interpolates (unit 0), d = 1 then. */
export interface CopyParts {
  readonly s: Float64Array;
  readonly i: Float64Array;
  readonly d: Float64Array;
}

/** What one copy is at scale u; `unit` as e in THEORY.md (9.3). Cost O(Q). */
export function copyParts({ visible, hidden }: FreshRatios, unit: 0 | 1, u: number): CopyParts {
  const size = visible.length;
  const parts = {
    s: new Float64Array(size),
    i: new Float64Array(size),
    d: new Float64Array(size),
  };
  for (let q = 0; q < size; q++) {
    const inverse = 1 / (unit + u * hidden[q]);
    parts.s[q] = visible[q] * (visible[q] * inverse);
    parts.i[q] = unit * inverse;
    parts.d[q] = hidden[q] * inverse;
  }
  return parts;
}

/** e^-x is nothing beyond the first, and 1 below the second. */
const nothing = 700;
const whole = 1e-17;

/**
 * The table for z in [low, high]. Nodes that e^(-tau s) leaves as they are enter as one sum, those
 * that it makes nothing not at all. Cost O(nodes tau × Q), 20 ns each. THEORY.md (9.7), (9.8).
 */
export function copyTable(
  { copies, kept, share }: FreshRatios,
  { s, i, d }: CopyParts,
  low: number,
  high: number,
): CopyTable {
  const size = s.length;
  // s falls along the nodes; copies that do not count have none
  const least = kept < 1 ? 0 : s[size - 1];
  const rule = laplaceRule(low + copies * least, high + copies * s[0]);
  const { node: tau, weight } = rule;
  const count = tau.length;
  const rest = suffixSums(share, s, i, d);
  const logPhi = new Float64Array(count);
  const sums = new Float64Array(count * tableColumns);
  let from = 0;
  let to = 0;
  // from the largest tau on, fewer nodes vanish and more stay as they are
  const order = count - 1;
  to = size;
  while (from < size && tau[0] * s[from] > nothing) from++;
  for (let j = 0; j <= order; j++) {
    const at = tau[j];
    while (from > 0 && at * s[from - 1] <= nothing) from--;
    while (to > from && at * s[to - 1] < whole) to--;
    const base = to * (tableColumns + 1);
    let phi = rest[base];
    let s1 = rest[base + 1];
    let s2 = rest[base + 2];
    let i1 = rest[base + 3];
    let d1 = rest[base + 4];
    let si = rest[base + 5];
    let sd = rest[base + 6];
    let dd = rest[base + 7];
    let di = rest[base + 8];
    for (let q = from; q < to; q++) {
      const w = share[q] * Math.exp(-at * s[q]);
      const ws = w * s[q];
      const wd = w * d[q];
      const wi = w * i[q];
      phi += w;
      s1 += ws;
      s2 += ws * s[q];
      i1 += wi;
      d1 += wd;
      si += ws * i[q];
      sd += ws * d[q];
      dd += wd * d[q];
      di += wd * i[q];
    }
    const psi = kept < 1 ? 1 - kept + kept * phi : phi;
    const tilt = kept / psi;
    logPhi[j] = Math.log(psi);
    const out = j * tableColumns;
    sums[out] = s1 * tilt;
    sums[out + 1] = s2 * tilt;
    sums[out + 2] = i1 * tilt;
    sums[out + 3] = d1 * tilt;
    sums[out + 4] = si * tilt;
    sums[out + 5] = sd * tilt;
    sums[out + 6] = dd * tilt;
    sums[out + 7] = di * tilt;
  }
  return { low, high, tau, weight, logPhi, sums };
}

/** For each node the sums over it and all behind it, without e^(-tau s). */
function suffixSums(
  share: Float64Array,
  s: Float64Array,
  i: Float64Array,
  d: Float64Array,
): Float64Array {
  const size = s.length;
  const columns = tableColumns + 1;
  const rest = new Float64Array((size + 1) * columns);
  for (let q = size - 1; q >= 0; q--) {
    const at = q * columns;
    const ws = share[q] * s[q];
    const wd = share[q] * d[q];
    rest[at] = share[q];
    rest[at + 1] = ws;
    rest[at + 2] = ws * s[q];
    rest[at + 3] = share[q] * i[q];
    rest[at + 4] = wd;
    rest[at + 5] = ws * i[q];
    rest[at + 6] = ws * d[q];
    rest[at + 7] = wd * d[q];
    rest[at + 8] = wd * i[q];
    for (let c = 0; c < columns; c++) rest[at + c] += rest[at + columns + c];
  }
  return rest;
}
