import { loadedReader } from "../formula/load.ts";
import { readFormula } from "../formula/read.ts";

/** A number as it stands in files: digits, a point, an exponent. */
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Characters that people and programs write for those of arithmetic. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/[−–﹣－]/gu, "-"],
  [/[×·⋅∙]/gu, "*"],
  [/\*\*/gu, "^"],
  [/[÷⁄∕]/gu, "/"],
  [/[\u00a0\u2007\u2009\u202f]/gu, " "],
];

/** No names: arithmetic of a field has numbers and constants alone. */
const NOWHERE = { u: Number.NaN, k: Number.NaN, D: Number.NaN, lambda: Number.NaN };

/**
 * The number that a text typed into a field means: a plain one (a decimal comma is read too), one in
 * per cent, or arithmetic such as 1/2, 3/4, 2^-3, sqrt(2) in the language of formulas.
 *
 * @returns NaN for what is no finite number; null for arithmetic before {@link loadFormulas} is done.
 */
export function typedNumber(text: string): number | null {
  const plain = tidy(text);
  if (PLAIN.test(plain)) return finite(Number(plain));
  if (plain.endsWith("%")) {
    const hundredfold = typedNumber(plain.slice(0, -1));
    return hundredfold === null ? null : hundredfold / 100;
  }
  // words alone are no arithmetic: the parser is not loaded for them
  if (!/\d|\b(?:e|pi)\b/.test(plain)) return Number.NaN;
  if (!loadedReader()) return null;
  const read = readFormula(plain, []);
  return "message" in read ? Number.NaN : finite(read.evaluate(NOWHERE));
}

function tidy(text: string): string {
  const plain = ALIKE.reduce((now, [from, to]) => now.replace(from, to), text).trim();
  // between the arguments of a function a comma parts them
  return plain.includes("(") ? plain : plain.replace(/(\d),(?=\d)/g, "$1.");
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
