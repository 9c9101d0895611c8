import { figures } from "../invalid-table.ts";
import type { TextCells } from "../table.ts";
import type { NumberColumn } from "./column.ts";

/** Most different texts that become indicators. */
const MOST_WORDS = 100;

/**
 * Indicators of a column of text: one column of 0 and 1 for each different text but the commonest, which is
 * where all of them are 0 (with it they would add up to 1). A missing entry is missing in all.
 *
 * @returns the columns, or why there are none
 */
export function indicatorsOf(
  name: string,
  { words, codes, tooMany }: TextCells,
): NumberColumn[] | string {
  if (tooMany || words.length > MOST_WORDS) {
    const count = tooMany ? "more than 10,000" : figures(words.length);
    return `it has ${count} different texts; at most ${MOST_WORDS} become indicators`;
  }
  const counts = new Float64Array(words.length);
  let missing = 0;
  for (const code of codes) {
    if (code < 0) missing++;
    else counts[code] = (counts[code] as number) + 1;
  }
  const commonest = counts.indexOf(Math.max(...counts));
  return words.flatMap((word, k): NumberColumn[] => {
    if (k === commonest) return [];
    const values = Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : Number(code === k)));
    return [{ name: `${name} = ${word}`, values, missing }];
  });
}
