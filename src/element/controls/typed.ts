import { loadFormulas, typedNumber } from "../../problem/index.ts";

/** Whether the parser of formulas was asked for and could not be had. */
let unavailable = false;

/**
 * Reads a typed number, arithmetic included. Where the parser has to be loaded first the answer is
 * null, and `again` is called once more can be said; where it cannot be had, arithmetic is no number.
 */
export function readTyped(text: string, again: () => void): number | null {
  const value = typedNumber(text);
  return value ?? (waitForParser(again) ? null : Number.NaN);
}

/** Loads the parser of formulas and calls `again`; false where it could not be had before. */
function waitForParser(again: () => void): boolean {
  if (unavailable) return false;
  loadFormulas().then(again, () => {
    unavailable = true;
    again();
  });
  return true;
}

/** Whether arithmetic can be read, now or soon. */
export function parserMayCome(): boolean {
  return !unavailable;
}
