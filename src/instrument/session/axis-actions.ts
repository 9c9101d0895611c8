import { numericFieldAt } from "../../problem/index.ts";
import type { PlotAxis } from "../../sweep/index.ts";
import {
  plotAxisFaults,
  axisFields,
  familyFaults,
  offeredAxes,
  rescaledAxis,
  usualAxis,
  usualFamily,
  type Family,
  type View,
} from "../../state/index.ts";
import { readValue } from "./read-value.ts";
import type { Session } from "./session.ts";

/** What the controls of the axes ask for: what is drawn, along what, for which values of a second field. */
export interface AxisActions {
  setQuantity(quantity: View["quantity"]): void;
  /** The field along the axis, with its usual range. */
  choose(path: string): void;
  /** One end of the axis, as it was typed. */
  setEnd(end: 0 | 1, text: string): void;
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
  return {
    setQuantity: (quantity) => {
      const { axis, view } = session.state;
      const ratio = numericFieldAt("mask.ratio");
      // what a few rows would do is told along their ratio
      const moves = quantity === "few-rows" && axis.path !== "mask.ratio" && ratio !== null;
      session.take({
        view: { ...view, quantity },
        ...(moves ? { axis: usualAxis(ratio), each: null } : {}),
      });
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
