import type { LinkParameters } from "../fields/codec.ts";
import { isRecord, valueAt } from "../fields/paths.ts";

/** The tag of the spectrum and of the alignment that is a formula. */
const TAG = "formula";

/**
 * Whether an unchecked problem, or the parameters of a link (a `URLSearchParams`, a `Map`), must wait
 * for `loadFormulas` before it is read.
 */
export function usesFormulas(input: unknown): boolean {
  if (isParameters(input)) {
    // a file may hold a list of anything
    return [...input].some(
      (pair: unknown) =>
        Array.isArray(pair) &&
        (pair[0] === "spectrum" || pair[0] === "alignment") &&
        pair[1] === TAG,
    );
  }
  return (
    isRecord(input) &&
    (valueAt(input, "spectrum.family") === TAG || valueAt(input, "signal.alignment.kind") === TAG)
  );
}

function isParameters(input: unknown): input is LinkParameters {
  return typeof input === "object" && input !== null && Symbol.iterator in input;
}
