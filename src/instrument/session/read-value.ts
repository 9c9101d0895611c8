import { typedNumber } from "../../problem/index.ts";
import { withFormulas } from "./read-link.ts";

/**
 * Hands on the number that a text typed into a field means, NaN for none: at once, or for arithmetic
 * once its parser is there.
 */
export function readValue(text: string, take: (value: number) => void): void {
  const value = typedNumber(text);
  if (value === null) {
    withFormulas().then(
      () => take(typedNumber(text) ?? Number.NaN),
      () => take(Number.NaN),
    );
  } else {
    take(value);
  }
}
