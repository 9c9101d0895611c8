import {
  inInterval,
  valueAt,
  type Fault,
  type NumericField,
  type Problem,
} from "../problem/index.ts";
import { axisValues, type PlotAxis } from "../sweep/index.ts";
import { plotAxisFaults } from "./axis.ts";

/** A second field that takes several values: a curve for each of them. */
export interface Family extends PlotAxis {
  /** Number of values, from {@link FEWEST} to {@link MOST}. */
  readonly count: number;
}

/** Fewest and most curves of a family: fewer are no family, more could not be told apart. */
export const FEWEST = 3;
export const MOST = 9;

/** The curves of a family at first. */
const USUAL_COUNT = 5;

/** The family over a field as it is first chosen. */
export function usualFamily(field: NumericField): Family {
  return { path: field.path, scale: field.scale, range: field.track, count: USUAL_COUNT };
}

/** What is wrong with a family over a field; empty when nothing is. */
export function familyFaults(family: Family, field: NumericField): Fault[] {
  const faults = plotAxisFaults(family, field).map((fault) => ({
    ...fault,
    path: `each ${fault.path}`,
  }));
  const { count } = family;
  if (!(Number.isInteger(count) && count >= FEWEST && count <= MOST)) {
    const message = `must be a whole number from ${FEWEST} to ${MOST}`;
    faults.push({ path: "each count", value: count, message });
  }
  return faults;
}

/** The values of a family: as few figures as tell them apart, whole where the field must be. */
export function familyValues(family: Family, field: NumericField): number[] {
  const [from, to] = family.range;
  const exact = axisValues({ from, to, count: family.count, scale: family.scale });
  const rounded = (digits: number): number[] =>
    exact.map((value, i) =>
      i === 0 || i === exact.length - 1 ? value : Number(value.toPrecision(digits)),
    );
  const whole = field.interval.integer === true;
  const values = whole ? exact.map(Math.round) : ([2, 3, 4].map(rounded).find(distinct) ?? exact);
  return [...new Set(values)].filter((value) => inInterval(value, field.interval));
}

function distinct(values: readonly number[]): boolean {
  return values.every((value, i) => i === 0 || value > (values[i - 1] as number));
}

/** A family as the link writes its range: `from:to:count`, with the scale where it is not the field's. */
export function familyText({ range: [from, to], count, scale }: Family, usual: Family): string {
  return [from, to, count, ...(scale === usual.scale ? [] : [scale])].join(":");
}

/** Reads what {@link familyText} wrote; parts left out are as usual. What is no number is NaN. */
export function readFamily(text: string | undefined, usual: Family): Family {
  if (text === undefined) return usual;
  const [from = "", to = "", count = String(USUAL_COUNT), scale = usual.scale] = text.split(":");
  const number = (part: string): number => (part.trim() === "" ? Number.NaN : Number(part));
  return {
    path: usual.path,
    range: [number(from), number(to)],
    count: number(count),
    scale: scale === "log" || scale === "linear" ? scale : usual.scale,
  };
}

/** The family, unless the problem has no such field or the field is on the axis already. */
export function soundFamily(
  family: Family | null,
  problem: Problem,
  axis: PlotAxis,
): Family | null {
  if (family === null || family.path === axis.path) return null;
  return typeof valueAt(problem, family.path) === "number" ? family : null;
}
