import type { Interval, NumberOrWordField } from "./kinds.ts";

/** Longest rendering of a found value inside a message. */
const SHOWN = 60;

/** A found value as it appears in a message: JSON where that is faithful, shortened. */
export function describeValue(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number") return String(value);
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (typeof value === "function") return "a function";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

/** An interval in words: "a number in (0, 1]", "an integer from 1 to 5000". */
export function describeInterval(interval: Interval): string {
  const { min, max, openMin, openMax, integer } = interval;
  if (integer) return `an integer from ${min} to ${max}`;
  return `a number in ${openMin ? "(" : "["}${min}, ${max}${openMax ? ")" : "]"}`;
}

/** What a number or a word may be, in words: `an integer from 1 to 1000, or "infinity"`. */
export function describeNumberOrWord(field: NumberOrWordField): string {
  return `${describeInterval(field)}, or ${JSON.stringify(field.word)}`;
}

/** Whether a finite number lies in the interval. */
export function inInterval(value: number, interval: Interval): boolean {
  const { min, max, openMin, openMax, integer } = interval;
  if (!Number.isFinite(value) || (integer && !Number.isInteger(value))) return false;
  return (openMin ? value > min : value >= min) && (openMax ? value < max : value <= max);
}
