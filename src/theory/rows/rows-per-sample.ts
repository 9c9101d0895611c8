import { meanRatio, type Problem } from "../../problem/index.ts";

/**
 * N/n, the number of training rows per sample: K copies, times E p with masked-target rows;
 * Infinity for infinitely many copies: THEORY.md (1.5).
 */
export function rowsPerSample({ copies, rows, mask }: Problem): number {
  const each = rows === "masked-target" ? meanRatio(mask) : 1;
  return copies === "infinity" ? Infinity : copies * each;
}
