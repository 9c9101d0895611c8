import { checkEquation, type Check, type Equation } from "./equation.ts";
import { expressionTex, Marks } from "./tex.ts";

/** An equation ready to be set: TeX in rows, what it says, and how well it holds. */
export interface Line {
  readonly tex: string;
  readonly note: string;
  /** Null for definitions, which hold by themselves. */
  readonly check: Check | null;
}

/** Formulas longer than this, in letters as they appear, take a row of their own. */
const LONG = 34;

/** An equation in letters, in numbers, and its result, each once. */
export function lineOf(equation: Equation, marks: Marks): Line {
  const { kind, left, right, note } = equation;
  const name = expressionTex(left, "letters", marks);
  const letters = expressionTex(right, "letters", marks);
  const numbers = expressionTex(right, "numbers", marks);
  const check = kind === "equation" ? checkEquation(equation) : null;
  const rows = [letters];
  const add = (tex: string): void => {
    if (tex !== rows.at(-1)) rows.push(tex);
  };
  if (left.kind === "scalar") {
    add(numbers);
    // what is equal to all digits shown may be written alike
    add(expressionTex(left, "numbers", marks));
  } else if (left.kind === "bound") {
    add(numbers);
  } else {
    const instead = `${expressionTex(left, "numbers", marks)} = ${numbers}`;
    return { tex: stacked(`${name} = ${letters}`, [instead]), note, check };
  }
  return { tex: joined(name, rows), note, check };
}

/** Marks nothing: TeX for other documents. */
class Unmarked extends Marks {
  override mark(tex: string): string {
    return tex;
  }
}

/** Equations in letters, one a row, as LaTeX that needs amsmath. */
export function latexOf(equations: readonly Equation[]): string {
  const marks = new Unmarked();
  const rows = equations.map(
    ({ left, right }) =>
      `  ${expressionTex(left, "letters", marks)} &= ${expressionTex(right, "letters", marks)}`,
  );
  return `\\begin{align*}\n${rows.join(" \\\\\n")}\n\\end{align*}\n`;
}

function joined(name: string, rows: readonly string[]): string {
  if (rows.every((row) => visibleLength(row) <= LONG)) return [name, ...rows].join(" = ");
  return aligned(rows.map((row, index) => `${index === 0 ? name : ""} &= ${row}`));
}

function stacked(first: string, rest: readonly string[]): string {
  const rows = [first, ...rest.filter((row) => row !== first)];
  return rows.length === 1 ? first : aligned(rows.map((row) => `& ${row}`));
}

function aligned(rows: readonly string[]): string {
  return `\\begin{aligned}${rows.join("\\\\[4pt]")}\\end{aligned}`;
}

/** About how many characters a reader sees. */
function visibleLength(tex: string): number {
  return tex.replaceAll(/\\textcolor\{#\w+\}|\\[a-zA-Z]+|[{}\\^_]/g, "").length;
}

/** How well an equation holds, in words: both sides to eight figures, and what they differ by. */
export function checkText({ left, right, residual }: Check): string {
  const side = (value: number): string => plain(value);
  return `left side ${side(left)}, right side ${side(right)}, difference ${residual === 0 ? "0" : residual.toExponential(0).replace("-", "−")}`;
}

function plain(value: number): string {
  if (!Number.isFinite(value)) return "∞";
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e7) ? value.toExponential(7) : value.toPrecision(8);
  return text.replaceAll("-", "−");
}
