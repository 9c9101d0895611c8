import { inputClass, type InputClass } from "../rows/row-classes.ts";

/** Share visible that stands for next to nothing: no digit of a risk differs from the limit. */
const LEAST_VISIBLE = 1e-40;

/** A row at a ratio in [0, 1); at 1 what rows at ratios that tend to 1 come to. */
export function rowInput(ratio: number, rescale: boolean): InputClass {
  if (ratio < 1) return inputClass(ratio, rescale);
  const visible = LEAST_VISIBLE;
  return rescale
    ? { al: 1, et: 1 / visible, c: 1, gap: 0 }
    : { al: visible * visible, et: visible, c: visible, gap: visible };
}
