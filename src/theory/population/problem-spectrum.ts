import { isSelfSupervised, population, spectralAtoms, type Problem } from "../../problem/index.ts";
import { selfSupervisedPopulation } from "./self-supervised.ts";
import { spectralSide, type SpectralSide } from "./spectral-side.ts";

type Key = Pick<Problem, "spectrum" | "signal" | "noise">;

/** Populations kept: along an axis, and between a few pinned curves, they are the same again. */
const kept = 8;
const recent: { key: Key; side: SpectralSide }[] = [];

/**
 * The population side of a problem, whichever its target: THEORY.md (2.1), (10.4).
 *
 * The last few are kept and recognised by content (a problem may be changed in place), since a
 * spectrum of 200 powers or a self-supervised target costs more than the risk on it. Cost: that of
 * comparing the fields, otherwise O(K), O(K²) for a self-supervised target.
 */
export function problemSpectrum(problem: Problem): SpectralSide {
  const at = recent.findIndex(({ key }) => sameKey(key, problem));
  const [found] = at < 0 ? [] : recent.splice(at, 1);
  const entry = found ?? { key: copyOfKey(problem), side: build(problem) };
  recent.unshift(entry);
  if (recent.length > kept) recent.pop();
  return entry.side;
}

function build(problem: Problem): SpectralSide {
  return spectralSide(
    isSelfSupervised(problem)
      ? selfSupervisedPopulation(spectralAtoms(problem.spectrum))
      : population(problem),
  );
}

/** Problems are plain JSON data. */
function copyOfKey({ spectrum, signal, noise }: Problem): Key {
  return JSON.parse(JSON.stringify({ spectrum, signal, noise })) as Key;
}

function sameKey(key: Key, { spectrum, signal, noise }: Problem): boolean {
  return (
    key.noise === noise && sameContent(key.spectrum, spectrum) && sameContent(key.signal, signal)
  );
}

/** Deep equality of plain data; -0 equals 0, as it does for every formula here. */
function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
    return true;
  }
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  for (const key of keys) if (!sameContent(left[key], right[key])) return false;
  return true;
}
