import {
  evaluate,
  hasValue,
  isOne,
  type Average,
  type Bound,
  type Expression,
  type Place,
  type Points,
  type Term,
} from "./expression.ts";

/** Averages over at most this many points are written out in numbers. */
const WRITTEN_OUT = 2;

/** Fields that letters and numbers of a formula stand for, by the number of their mark. */
export class Marks {
  readonly paths: string[] = [];

  /** TeX that is set as before, but can be found again in what is set: a colour tells which. */
  mark(tex: string, path: string | undefined): string {
    if (path === undefined) return tex;
    let index = this.paths.indexOf(path);
    if (index < 0) index = this.paths.push(path) - 1;
    return `\\textcolor{${markColour(index)}}{${tex}}`;
  }
}

/** Colour that marks a letter until it is linked; never shown. */
function markColour(index: number): string {
  return `#0000${(index + 1).toString(16).padStart(2, "0")}`;
}

/** The field of a mark as browsers write its colour, such as `rgb(0, 0, 3)` or `#000003`. */
export function markedPath(colour: string, { paths }: Marks): string | undefined {
  const rgb = /^rgb\(0, 0, (\d+)\)$/.exec(colour)?.[1];
  const hex = /^#0000([0-9a-f]{2})$/.exec(colour)?.[1];
  const number = rgb === undefined ? Number.parseInt(hex ?? "", 16) : Number(rgb);
  return paths[number - 1];
}

/** A number in TeX: four significant figures, powers of ten where they are shorter. */
export function numberTex(value: number, digits = 4): string {
  if (value === Infinity) return "\\infty";
  if (!Number.isFinite(value)) return "{-}";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    const [mantissa = "", exponent = ""] = value.toExponential(digits - 1).split("e");
    return `${Number(mantissa)}\\cdot 10^{${Number(exponent)}}`;
  }
  return String(Number(value.toPrecision(digits)));
}

/** How a formula is written: in letters, or with the numbers that hold now in their places. */
export type Writing = "letters" | "numbers";

interface Pen {
  readonly writing: Writing;
  readonly marks: Marks;
  /** The single point that bound letters stand for, where an average is written out. */
  readonly at: Place | null;
}

/** An expression in TeX. */
export function expressionTex(expression: Expression, writing: Writing, marks: Marks): string {
  return write(expression, { writing, marks, at: null });
}

function write(expression: Expression, pen: Pen): string {
  switch (expression.kind) {
    case "literal":
      return numberTex(expression.value);
    case "scalar": {
      const tex = pen.writing === "numbers" ? numberTex(expression.value) : expression.tex;
      return pen.marks.mark(tex, expression.path);
    }
    case "bound": {
      const { tex, meaning, written, path } = expression;
      const value = pointValue(expression, pen);
      if (value !== undefined) return pen.marks.mark(numberTex(value), path);
      if (pen.writing === "numbers" && (written ?? meaning) !== undefined) {
        return write((written ?? meaning) as Expression, pen);
      }
      return pen.marks.mark(tex, path);
    }
    case "sum":
      return expression.terms.map((term, index) => writeTerm(term, index === 0, pen)).join("");
    case "product":
      return writeProduct(expression.factors, pen);
    case "quotient":
      return `\\frac{${write(expression.top, pen)}}{${write(expression.bottom, pen)}}`;
    case "power":
      return `${tight(expression.base, pen)}^{${expression.exponent}}`;
    case "average":
      return writeAverage(expression, pen);
  }
}

function writeTerm({ sign, of }: Term, first: boolean, pen: Pen): string {
  const shape = shapeOf(of, pen);
  const text = write(of, pen);
  const body = shape === "negative" || (sign === -1 && shape === "sum") ? inBrackets(text) : text;
  if (sign === -1) return `-${body}`;
  return first ? text : `+${body}`;
}

function writeProduct(all: readonly Expression[], pen: Pen): string {
  const told = all.filter((factor) => !isSilent(factor, pen));
  const factors = told.length === 0 ? all.slice(0, 1) : told;
  let text = "";
  factors.forEach((factor, index) => {
    const shape = shapeOf(factor, pen);
    const open =
      shape === "sum" ||
      (shape === "operator" && index < factors.length - 1) ||
      (shape === "negative" && index > 0);
    const tex = open ? inBrackets(write(factor, pen)) : write(factor, pen);
    text += index === 0 ? tex : glue(tex, pen) + tex;
  });
  return text;
}

/** Weights and eigenvalues that are 1 are not written as factors; numbers that a field sets are. */
function isSilent(factor: Expression, pen: Pen): boolean {
  if (factor.kind === "literal") return factor.value === 1;
  if (factor.kind !== "bound" || factor.path !== undefined) return false;
  const value = pointValue(factor, pen);
  if (value !== undefined) return value === 1;
  const stands = pen.writing === "numbers" ? (factor.written ?? factor.meaning) : undefined;
  return stands !== undefined && isSilent(stands, pen);
}

/** Between two factors: a dot before a number, which would run together with what is before it. */
function glue(next: string, { writing }: Pen): string {
  const bare = next.replace(/^\\textcolor\{#\w+\}\{/, "");
  return writing === "numbers" && /^(\d|\\frac)/.test(bare) ? "\\cdot " : "\\,";
}

/** The base of a power: in brackets unless it is one letter or one positive number. */
function tight(base: Expression, pen: Pen): string {
  const tex = write(base, pen);
  const plain =
    base.kind === "literal" || base.kind === "scalar" || base.kind === "bound"
      ? shapeOf(base, pen) === "single"
      : false;
  // what carries an exponent already takes no second one, nor does a fraction or a power of ten
  return plain && !/[\^]|\\cdot|\\frac/.test(tex) ? tex : inBrackets(tex);
}

/** What decides about brackets around something written. */
type Shape = "single" | "sum" | "negative" | "operator";

function shapeOf(expression: Expression, pen: Pen): Shape {
  switch (expression.kind) {
    case "sum":
      return "sum";
    case "literal":
      return expression.value < 0 ? "negative" : "single";
    case "scalar":
      return pen.writing === "numbers" && expression.value < 0 ? "negative" : "single";
    case "bound": {
      const { meaning, written } = expression;
      const value = pointValue(expression, pen);
      if (value !== undefined) return value < 0 ? "negative" : "single";
      const stands = pen.writing === "numbers" ? (written ?? meaning) : undefined;
      return stands === undefined ? "single" : shapeOf(stands, pen);
    }
    case "average": {
      const { over, body } = expression;
      if (!isWrittenOut(over, pen)) return over.brackets ? "single" : "operator";
      if (over.size > 1) return "sum";
      const at = { points: over, index: 0 };
      return over.weight[0] === 1 ? shapeOf(body, { ...pen, at }) : "single";
    }
    case "product": {
      const last = expression.factors.at(-1);
      return last !== undefined && shapeOf(last, pen) === "operator" ? "operator" : "single";
    }
    case "quotient":
    case "power":
      return "single";
  }
}

/** The value of a bound letter where its average is written out point by point. */
function pointValue(letter: Bound, { at }: Pen): number | undefined {
  if (at === null || !hasValue(letter, at)) return undefined;
  return evaluate(letter, at);
}

function isWrittenOut(over: Points, { writing }: Pen): boolean {
  return writing === "numbers" && over.size <= WRITTEN_OUT;
}

function writeAverage({ over, body }: Average, pen: Pen): string {
  if (isWrittenOut(over, pen)) {
    if (over.size === 0) return "0";
    return Array.from(over.weight.subarray(0, over.size), (weight, index) => {
      const inner = { ...pen, at: { points: over, index } };
      if (weight === 1) return write(body, inner);
      if (isOne(body)) return numberTex(weight);
      return writeProduct([{ kind: "literal", value: weight }, body], inner);
    }).join("+");
  }
  const inner = { ...pen, at: null };
  const text = write(body, inner);
  if (over.brackets) return `${over.operator}\\!\\left[${text}\\right]`;
  return shapeOf(body, inner) === "sum"
    ? `${over.operator}${inBrackets(text)}`
    : `${over.operator}\\,${text}`;
}

function inBrackets(tex: string): string {
  return `\\left(${tex}\\right)`;
}
