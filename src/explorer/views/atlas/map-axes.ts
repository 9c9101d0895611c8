import { valueAt, type NumericField } from "../../../problem/index.ts";
import {
  axisValues,
  type MapPlan,
  type PlotAxis,
  axisFields,
  usualAxis,
  type ExplorerState,
} from "../../../sweep/index.ts";

/** Cells along each axis of a map. */
export const MAP_CELLS = 64;

/**
 * Fields that a map may run over: every number of the problem but those of its mask law, which a map
 * replaces by the best one.
 */
export function mapFields(state: ExplorerState): NumericField[] {
  return axisFields(state.problem).filter(({ path }) => !path.startsWith("mask."));
}

/** Fields worth a vertical axis first. */
const LIKELY = ["noise", "spectrum.spikes.0", "spectrum.communality", "gamma"];

/** The two axes of the map: the state's own where they fit, else the usual ones. */
export function mapAxes(state: ExplorerState): { x: PlotAxis; y: PlotAxis } {
  const fields = mapFields(state);
  const known = (axis: PlotAxis | null): axis is PlotAxis =>
    axis !== null && fields.some((field) => field.path === axis.path);
  const usual = (path: string | undefined): PlotAxis => {
    const field = fields.find((one) => one.path === path) ?? fields[0];
    if (field === undefined) throw new TypeError("a problem has no numeric field");
    return usualAxis(field);
  };
  const x = known(state.axis) ? state.axis : usual("gamma");
  if (known(state.across) && state.across.path !== x.path) return { x, y: state.across };
  const free = fields.map((field) => field.path).filter((path) => path !== x.path);
  return { x, y: usual(LIKELY.find((path) => free.includes(path)) ?? free[0]) };
}

/** The plan of the map that a state asks for. */
export function mapPlan(state: ExplorerState): MapPlan {
  const { x, y } = mapAxes(state);
  return {
    problem: state.problem,
    x: { path: x.path, values: placesOf(x, state) },
    y: { path: y.path, values: placesOf(y, state) },
  };
}

/** Places along an axis; whole numbers where the field takes no others. */
function placesOf(axis: PlotAxis, state: ExplorerState): number[] {
  const [from, to] = axis.range;
  const values = axisValues({ from, to, count: MAP_CELLS, scale: axis.scale });
  const field = mapFields(state).find((one) => one.path === axis.path);
  if (field?.interval.integer !== true) return values;
  return [...new Set(values.map(Math.round))];
}

/** Where the problem being edited stands on the map; null when an axis does not hold it. */
export function placeOnMap(state: ExplorerState): { x: number; y: number } | null {
  const axes = mapAxes(state);
  const [x, y] = [axes.x, axes.y].map((axis) => {
    const value = valueAt(state.problem, axis.path);
    const inside = typeof value === "number" && value >= axis.range[0] && value <= axis.range[1];
    return inside ? value : null;
  });
  return typeof x === "number" && typeof y === "number" ? { x, y } : null;
}
