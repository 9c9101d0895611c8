import { InvalidProblem, type Fault } from "../../problem/index.ts";

/** One swept field and the values it takes, in order. */
export interface Axis {
  /** Path of a numeric field of the problem, such as `mask.ratio` or `spectrum.spikes.0`. */
  readonly path: string;
  readonly values: readonly number[];
}

/** An evenly spaced range, ends included. */
export interface ValueRange {
  readonly from: number;
  readonly to: number;
  /** Number of values, an integer ≥ 1; with 1 it is `from` alone. */
  readonly count: number;
  readonly scale: "linear" | "log";
}

/** Most values an axis may have: far beyond what a plot can show. */
const MAX_COUNT = 100_000;

/**
 * The values of a range. They are rounded to 12 significant digits (the ends stay as given), so that
 * 0.3 is 0.3 in every grid that holds it, and its cell the same cell.
 */
export function axisValues({ from, to, count, scale }: ValueRange): number[] {
  const value = (share: number): number =>
    scale === "log"
      ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from)))
      : from + share * (to - from);
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return from;
    return i === count - 1 ? to : Number(value(i / (count - 1)).toPrecision(12));
  });
}

/**
 * Reads an axis from `FIELD=SPEC`, where SPEC is `a:b:count`, `a:b:count:log` or `v1,v2,…`.
 * Whether the field exists and allows the values is checked with the problem, in `sweepCells`.
 *
 * @throws InvalidProblem naming the field and what is wrong with its SPEC.
 */
export function parseAxis(text: string): Axis {
  const split = text.indexOf("=");
  const path = text.slice(0, Math.max(split, 0)).trim();
  const spec = text.slice(split + 1).trim();
  if (path === "") {
    const message = `must be an axis FIELD=SPEC such as mask.ratio=0:0.9:10; found ${quote(text)}`;
    throw new InvalidProblem([{ path: "over", value: text, message }]);
  }
  const read = spec.includes(":") ? readRange(spec) : readList(spec);
  if (typeof read !== "string") return { path, values: read };
  throw new InvalidProblem([{ path, value: spec, message: `${read}; found ${quote(spec)}` }]);
}

/** Values of `a:b:count[:log]`, or what is wrong. */
function readRange(spec: string): number[] | string {
  const [from, to, count, scale, ...rest] = spec.split(":").map((part) => part.trim());
  if (to === undefined || count === undefined || rest.length > 0) {
    return "must be a range a:b:count, or a:b:count:log";
  }
  if (scale !== undefined && scale !== "log") return 'may end in ":log" only';
  const [a, b] = [readNumber(from ?? ""), readNumber(to)];
  if (a === null || b === null) return "must run between two finite numbers";
  const steps = readNumber(count);
  if (steps === null || !Number.isInteger(steps) || steps < 1 || steps > MAX_COUNT) {
    return `must have a whole number of values, from 1 to ${MAX_COUNT}`;
  }
  if (steps === 1 && a !== b) {
    return `must have at least 2 values between different ends (for one value write ${a})`;
  }
  if (scale === "log" && (a <= 0 || b <= 0)) return "must run between positive numbers to be log";
  return axisValues({ from: a, to: b, count: steps, scale: scale ?? "linear" });
}

function readList(spec: string): number[] | string {
  const values = spec.split(",").map(readNumber);
  if (values.length > MAX_COUNT) return `must have at most ${MAX_COUNT} values`;
  const good = values.filter((value) => value !== null);
  return good.length === values.length ? good : "must be a list of finite numbers v1,v2,…";
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function readNumber(text: string): number | null {
  const value = NUMBER.test(text.trim()) ? Number(text) : Number.NaN;
  return Number.isFinite(value) ? value : null;
}

/** Faults of axes among themselves: none at all is fine, the same field twice is not. */
export function sweptAxesFaults(axes: readonly Axis[]): Fault[] {
  return axes.flatMap(({ path, values }, i): Fault[] => {
    if (axes.findIndex((axis) => axis.path === path) < i) {
      return [{ path, value: values, message: "is swept twice; sweep each field once" }];
    }
    const empty = "must have at least one value to sweep over";
    return values.length === 0 ? [{ path, value: values, message: empty }] : [];
  });
}

const quote = (text: string): string =>
  JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
