import type { NumberField } from "../fields/kinds.ts";
import { MAX_EIGENVALUES } from "./family.ts";

/** Number of eigenvalues that stand for a continuous spectrum. */
export const dimension: NumberField = {
  kind: "number",
  key: "dimension",
  label: "resolution",
  symbol: "D",
  tex: "D",
  help: "Number of eigenvalues, k = 1…D, that stand for the spectrum.",
  min: 1,
  max: MAX_EIGENVALUES,
  integer: true,
  default: 200,
  initial: 200,
  scale: "log",
  track: [10, 1000],
};
