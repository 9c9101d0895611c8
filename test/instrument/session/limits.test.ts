import { describe, expect, it } from "vitest";
import { Session } from "../../../src/instrument/session/session.ts";
import { decodeState, encodeState } from "../../../src/state/index.ts";

const session = (query: string): Session =>
  new Session(decodeState(query), { onChange: () => undefined });

describe("ends of the vertical axis", () => {
  it("are refused in a link with the key, the value and what is allowed", () => {
    expect(() => decodeState("gamma=2&yfrom=3&yto=1")).toThrow(/yto.*larger than 3/s);
    expect(() => decodeState("gamma=2&yfrom=x")).toThrow(/yfrom/);
    expect(() => decodeState("gamma=2&yfrom=0&yscale=log")).toThrow(/yfrom.*positive/s);
    expect(decodeState("gamma=2&yfrom=-1&yscale=log&relative=0").limits?.from).toBe(-1);
  });

  it("go when the axis shows something else, and stay when the problem changes", () => {
    const live = session("gamma=2&yfrom=0.1&yto=1");
    live.fields.set("gamma", 3, true);
    expect(encodeState(live.state)).toContain("yfrom=0.1&yto=1");
    live.axes.setQuantity("norm");
    expect(live.state.limits).toBeNull();
  });

  it("of a zoom go back, and so does the range, to what it was before it", () => {
    const live = session("gamma=2&axis=gamma&from=0.5&to=4");
    live.axes.zoom({ x: [1, 2] }, false);
    live.axes.zoom({ x: [1.2, 1.8], y: [0.123456, 0.9] }, true);
    expect(live.state.axis.range).toEqual([1.2, 1.8]);
    expect(live.state.limits).toEqual({ from: 0.1235, to: 0.9 });
    live.axes.resetZoom();
    expect(live.state.axis.range).toEqual([0.5, 4]);
    expect(live.state.limits).toBeNull();
  });
});

describe("what a few rows do", () => {
  it("is told along the mask ratio, whichever axis its link names", () => {
    const { axis } = decodeState("gamma=2&mask=uniform&min=0&max=0.5&axis=gamma&quantity=few-rows");
    expect(axis.path).toBe("mask.ratio");
    expect(decodeState("gamma=2&axis=gamma&quantity=few-rows&view=atlas").axis.path).toBe("gamma");
  });
});
