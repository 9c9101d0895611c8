import type { PlotAxis } from "../../sweep/index.ts";
import {
  plotAxisFaults,
  axisFields,
  fittedAxis,
  familyFaults,
  isLogarithmic,
  limitFaults,
  limitsOf,
  offeredAxes,
  rescaledAxis,
  roundedEnds,
  usualAxis,
  usualFamily,
  type Family,
  type View,
} from "../../state/index.ts";
import { readValue } from "./read-value.ts";
import { zoomHome } from "./zoom-home.ts";
import type { Session } from "./session.ts";

/** Ends asked for the axis and the vertical axis; those left out stay. */
export interface ZoomEnds {
  readonly x?: readonly [number, number];
  readonly y?: readonly [number, number];
}

/** What the controls of the axes ask for: what is drawn, along what, for which values of a second field. */
export interface AxisActions {
  setQuantity(quantity: View["quantity"]): void;
  /** The field along the axis, with its usual range. */
  choose(path: string): void;
  /** One end of the axis, as it was typed. */
  setEnd(end: 0 | 1, text: string): void;
  /** How the vertical axis of the curves is chosen, in place of ends that were given. */
  setVertical(vertical: View["vertical"]): void;
  /** One end of the vertical axis of the curves, as it was typed; nothing or "auto" lets its scale choose it. */
  setLimit(end: 0 | 1, text: string): void;
  /** Ends that the axes of the plot were zoomed or moved to, as far as they can be. */
  zoom(ends: ZoomEnds, settled: boolean): void;
  /** Back to the range before it was zoomed, or the usual one, and no given limits. */
  resetZoom(): void;
  setScale(scale: PlotAxis["scale"]): void;
  /** Chooses the field of a family; an empty path for none. */
  chooseEach(path: string): void;
  setEach(change: Partial<Family>): void;
  /** Both axes of a map; what is wrong with them is kept in the session's `mapFaults`. */
  setMap(axes: { readonly x: PlotAxis; readonly y: PlotAxis }): void;
}

/** Changes of the session's axes. A refused one leaves its faults in the session. */
export function axisActions(session: Session): AxisActions {
  const fieldOf = (path: string | undefined): ReturnType<typeof axisFields>[number] | undefined =>
    axisFields(session.state.problem).find((one) => one.path === path);
  const set = (axis: PlotAxis): void => {
    const field = offeredAxes(session.state).find((one) => one.path === axis.path);
    session.axisFaults = field ? plotAxisFaults(axis, field) : [];
    if (session.axisFaults.length === 0) session.take({ axis });
    else session.tell();
  };
  const home = zoomHome();
  return {
    setQuantity: (quantity) => {
      session.take({ view: { ...session.state.view, quantity } });
    },
    choose: (path) => {
      const { view, ...state } = session.state;
      const field = offeredAxes(state).find((one) => one.path === path);
      if (!field) return;
      session.axisFaults = [];
      const left = view.quantity === "few-rows" && path !== "mask.ratio";
      session.take({
        axis: usualAxis(field),
        view: left ? { ...view, quantity: "excess" } : view,
      });
    },
    setEnd: (end, text) => {
      readValue(text, (value) => {
        const { axis } = session.state;
        const [from, to] = axis.range;
        set({ ...axis, range: end === 0 ? [value, to] : [from, value] });
      });
    },
    setVertical: (vertical) => {
      session.axisFaults = [];
      session.take({ view: { ...session.state.view, vertical }, limits: null });
    },
    setLimit: (end, text) => {
      const take = (value: number | null): void => {
        const { from, to } = session.state.limits ?? { from: null, to: null };
        const limits = end === 0 ? limitsOf(value, to) : limitsOf(from, value);
        session.axisFaults = limitFaults(limits, isLogarithmic(session.state));
        if (session.axisFaults.length === 0) session.take({ limits });
        else session.tell();
      };
      if (/^\s*(auto)?\s*$/i.test(text)) take(null);
      else readValue(text, take);
    },
    zoom: ({ x, y }, settled) => {
      const { state } = session;
      const field = offeredAxes(state).find((one) => one.path === state.axis.path);
      const axis = x && field ? (fittedAxis(state.axis, field, x) ?? state.axis) : state.axis;
      const log = y !== undefined && y[0] > 0 && y[1] > 2 * y[0] ? "log" : "linear";
      const [from, to] = y ? roundedEnds(y, log) : [null, null];
      const wanted = y ? limitsOf(from, to) : state.limits;
      const fits = limitFaults(wanted, isLogarithmic(state)).length === 0;
      home.leave(state.axis, axis);
      session.axisFaults = [];
      session.take({ axis, limits: fits ? wanted : state.limits }, settled);
    },
    resetZoom: () => {
      const { axis, limits } = session.state;
      const field = offeredAxes(session.state).find((one) => one.path === axis.path);
      const before = home.of(axis) ?? (field ? { ...axis, range: usualAxis(field).range } : axis);
      const fits = field !== undefined && plotAxisFaults(before, field).length === 0;
      session.axisFaults = [];
      if (limits === null && (!fits || sameEnds(before.range, axis.range))) return session.tell();
      session.take({ axis: fits ? before : axis, limits: null });
    },
    setScale: (scale) => set(rescaledAxis(session.state.axis, scale)),
    chooseEach: (path) => {
      const field = fieldOf(path);
      session.axisFaults = [];
      session.take({ each: field ? usualFamily(field) : null });
    },
    setEach: (change) => {
      const before = session.state.each;
      const field = fieldOf(before?.path);
      if (before === null || field === undefined) return;
      const each = { ...before, ...change };
      session.axisFaults = familyFaults(each, field);
      if (session.axisFaults.length === 0) session.take({ each });
      else session.tell();
    },
    setMap: ({ x, y }) => {
      const faultsOf = (axis: PlotAxis): ReturnType<typeof plotAxisFaults> => {
        const field = fieldOf(axis.path);
        return field ? plotAxisFaults(axis, field) : [];
      };
      session.mapFaults = { x: faultsOf(x), y: faultsOf(y) };
      if (session.mapFaults.x.length + session.mapFaults.y.length > 0) session.tell();
      else session.take({ axis: x, across: y });
    },
  };
}

function sameEnds(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
