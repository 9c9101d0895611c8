import type { Features } from "../population/decomposition.ts";

/**
 * Rows that are the same as an earlier one, to the last bit. Rows are told apart by a hash of 64 bits.
 * Cost O(N d).
 */
export function duplicateRows({ rows, columns, values }: Features): number {
  const words = new Int32Array(values.buffer, values.byteOffset, 2 * values.length);
  const seen = new Set<string>();
  for (let i = 0; i < rows; i++) {
    let [a, b] = [0x811c9dc5, 0x9e3779b9];
    for (let k = 2 * i * columns; k < 2 * (i + 1) * columns; k++) {
      const word = words[k] as number;
      a = Math.imul(a ^ word, 0x85ebca6b);
      a ^= a >>> 15;
      b = Math.imul(b + word, 0xc2b2ae35) ^ (b >>> 13);
    }
    seen.add(`${a} ${b}`);
  }
  return rows - seen.size;
}
