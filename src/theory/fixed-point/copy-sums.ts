import type { FreshRatios } from "../rows/fresh-copies.ts";
import {
  copyParts,
  copyTable,
  tableColumns,
  type CopyParts,
  type CopyTable,
} from "./copy-table.ts";
import type { RowMoments } from "./moments.ts";

/** Averages over the copies of a sample, per row, not yet scaled by A and B; `free` is that of tr M. */
export type CopySums = Omit<RowMoments, "right1" | "right0"> & { free: number };

/** The averages at a place (rho, u) of the fixed point; see {@link copySums}. */
export interface CopyAverages {
  at(rho: number, u: number): CopySums;
  /** Where the last averages were taken: the parts of one copy, their table and z = 1/(u rho). */
  last(): { parts: CopyParts; table: CopyTable; z: number };
}

/** A table serves all z within this factor of the one it was made for. */
const reach = 2;

/**
 * Averages over the combinations of copies, THEORY.md (9.5), at any place; e = `unit`.
 *
 * With P = 1/T, T = z + S, z = 1/(u rho), S = sum s over the copies, the block of a sample is
 * M = diag(1/E) - P y y', so M_kk = (z + S without copy k) P/E_k: all averages are of sums of
 * positive terms times P or P², and these are sums of e^(-tau T) (copy-table.ts), under which the
 * copies are independent. Averages over pairs of different copies thus are products of two means,
 * K(K-1) of them, whatever K.
 *
 * One record, written again at every call. Cost: a table for each new u, and where z has left its
 * range; otherwise O(nodes tau).
 */
export function copySums(ratios: FreshRatios, unit: 0 | 1): CopyAverages {
  const { copies, rows } = ratios;
  const others = copies - 1;
  const perRow = copies / rows;
  const out = { free: 0, visible: 0, hidden: 0, p11: 0, p10: 0, p00: 0, m1: 0, m0: 0 };
  let known = -1;
  let parts: CopyParts | undefined;
  let table: CopyTable | undefined;
  let z = 1;
  const prepare = (u: number): { parts: CopyParts; table: CopyTable } => {
    if (parts === undefined || u !== known) {
      parts = copyParts(ratios, unit, u);
      table = undefined;
      known = u;
    }
    if (table === undefined || z < table.low || z > table.high) {
      table = copyTable(ratios, parts, z / reach, z * reach);
    }
    return { parts, table };
  };
  const at = (rho: number, u: number): CopySums => {
    out.free = out.visible = out.hidden = out.p11 = out.p10 = out.p00 = out.m1 = out.m0 = 0;
    if (u === 0) return withoutWeights(ratios, out);
    const across = u * rho;
    z = 1 / across;
    const { tau, weight, logPhi, sums } = prepare(u).table;
    for (let j = 0; j < tau.length; j++) {
      // of z P and (z P)²
      const zTau = tau[j] * z;
      const w = weight[j] * z * Math.exp(copies * logPhi[j] - zTau);
      if (w === 0) continue;
      const w2 = w * zTau;
      const from = j * tableColumns;
      const s1 = sums[from];
      const s2 = sums[from + 1];
      const si = sums[from + 4];
      const sd = sums[from + 5];
      // the other copies: their sum of s over z, and the square of 1 + that sum
      const beside = others * s1 * across;
      const near = 1 + beside;
      const square = 1 + 2 * beside + others * (s2 + (others - 1) * s1 * s1) * across * across;
      out.free += w * sums[from + 2] * near;
      out.hidden += w * sums[from + 3] * near;
      out.visible += w * s1;
      out.p11 += w2 * (s2 + others * s1 * s1);
      out.p10 += w2 * sd;
      out.m1 += w2 * si;
      const crossed = others * sd * across * across;
      out.p00 += w2 * (sums[from + 6] * square + crossed * sd);
      out.m0 += w2 * (sums[from + 7] * square + crossed * si);
    }
    out.free *= perRow;
    out.hidden *= perRow;
    out.visible *= perRow;
    out.p11 *= perRow;
    out.p10 *= perRow;
    out.m1 *= perRow;
    out.p00 *= perRow;
    out.m0 *= perRow;
    return out;
  };
  return { at, last: () => ({ ...prepare(known), z }) };
}

/** At u = 0, where M = I: only the averages of v'v and tr D are asked for. */
function withoutWeights({ share, visible, hidden }: FreshRatios, out: CopySums): CopySums {
  out.free = 1;
  for (let q = 0; q < share.length; q++) {
    out.visible += share[q] * visible[q] * visible[q];
    out.hidden += share[q] * hidden[q];
  }
  return out;
}
