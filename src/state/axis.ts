import { describeInterval, inInterval, type Fault, type NumericField } from "../problem/index.ts";
import type { PlotAxis } from "../sweep/index.ts";

/** What is wrong with an axis over a field; empty when nothing is. */
export function plotAxisFaults(axis: PlotAxis, field: NumericField): Fault[] {
  const [from, to] = axis.range;
  const faults: Fault[] = [];
  for (const [path, value] of [
    ["from", from],
    ["to", to],
  ] as const) {
    // an open end may be approached by an axis, but not drawn: take the closed interval inside it
    if (!inInterval(value, { ...field.interval, integer: false })) {
      faults.push({
        path,
        value,
        message: `must be ${describeInterval({ ...field.interval, integer: false })}`,
      });
    }
  }
  if (faults.length > 0) return faults;
  if (!(from < to)) faults.push({ path: "to", value: to, message: `must be larger than ${from}` });
  else if (axis.scale === "log" && !(from > 0)) {
    faults.push({ path: "from", value: from, message: "must be positive on a log axis" });
  }
  return faults;
}

/** The axis on the other scale, with a start that the scale allows. */
export function rescaledAxis(axis: PlotAxis, scale: PlotAxis["scale"]): PlotAxis {
  const [from, to] = axis.range;
  if (scale === "log" && !(from > 0)) return { ...axis, scale, range: [to / 100, to] };
  return { ...axis, scale };
}
