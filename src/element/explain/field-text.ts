import {
  describeInterval,
  type FieldText,
  type Interval,
  type NumberListField,
} from "../../problem/index.ts";
import type { Explanation } from "./explanation.ts";

/** What a field of text or a list is, as its table says. */
export function textOf({ label, symbol = "", help, ...field }: FieldText): Explanation {
  const list = "item" in field ? (field as Pick<NumberListField, "item">) : null;
  return {
    title: label,
    symbol,
    text: help,
    ...(list === null ? {} : { note: `Each entry: ${describeInterval(list.item)}.` }),
  };
}

/** A field of one number, as {@link numberText} needs it. */
interface Numeric extends FieldText {
  readonly interval: Interval;
  readonly default?: number;
}

/** What a number is, what it may be, and what it usually is. */
export function numberText(
  { label, symbol = "", help, interval, default: usual }: Numeric,
  word: { readonly label: string } | null,
): Explanation {
  const allowed = `${describeInterval(interval)}${word === null ? "" : `, or ${word.label}`}`;
  const note = `${allowed.charAt(0).toUpperCase()}${allowed.slice(1)}; ${usual === undefined ? "" : `usually ${usual}; `}arithmetic such as 1/2 or 2^-3 is read.`;
  return { title: label, symbol, text: help, note };
}
