import { describe, expect, it } from "vitest";
import { linkTo, readLink } from "../../src/cli/link.ts";
import { decodeState, encodeState } from "../../src/state/link.ts";
import type { ExplorerState } from "../../src/state/state.ts";
import { parseProblem } from "../../src/problem/index.ts";
import { axisValues } from "../../src/sweep/index.ts";

const state: ExplorerState = {
  problem: parseProblem({
    gamma: 4,
    spectrum: { family: "spiked", spikes: [20, 30] },
    mask: { law: "uniform", min: 0.1, max: 0.8 },
  }),
  axis: { path: "mask.max", scale: "linear", range: [0.2, 0.9] },
  across: { path: "gamma", scale: "log", range: [0.1, 10] },
  pins: [{ name: "p = 0.3", problem: parseProblem({ gamma: 4 }), shown: true }],
  each: null,
  reference: null,
  limits: null,
  view: {
    ...decodeState("gamma=4").view,
    panel: "atlas",
    vertical: "log",
    mapped: "gain",
    quantity: "norm",
    refined: true,
    parts: true,
  },
  experiment: { n: 60, replicates: 7, target: 0.05, places: 5, seed: 42 },
};

describe("a link of the page", () => {
  it("is read with its axis, size and seed", async () => {
    const { problem, extras } = await readLink(`https://example.org/?${encodeState(state)}`);
    expect(problem).toEqual(state.problem);
    expect(extras).toEqual({
      axis: {
        path: "mask.max",
        values: axisValues({ from: 0.2, to: 0.9, count: 5, scale: "linear" }),
      },
      n: 60,
      replicates: 7,
      target: 0.05,
      seed: 42,
    });
  });

  it("has the page’s defaults for what it leaves out", async () => {
    const plain = { ...state, experiment: decodeState("gamma=4").experiment };
    const { extras } = await readLink(`?${encodeState(plain)}`);
    expect(Object.keys(extras)).toEqual(["axis"]);
    expect(extras.axis?.values).toHaveLength(13);
  });

  it("may have the axis of a pinned curve, which is left out", async () => {
    const { problem, extras } = await readLink(
      `?${encodeState({ ...state, axis: { path: "mask.ratio", scale: "linear", range: [0, 0.9] } })}`,
    );
    expect(problem).toEqual(state.problem);
    expect(extras.axis).toBeUndefined();
  });
});

describe("a link for the page", () => {
  const problem = state.problem;
  const cases = [
    { axes: [] },
    { axes: [{ path: "gamma", values: [0.5, 1, 3] }] },
    { axes: [{ path: "noise", values: [0, 1] }] },
    { axes: [{ path: "mask.max", values: [0.5] }] },
    {
      axes: [
        { path: "spectrum.spikes.1", values: [5, 2, 9] },
        { path: "gamma", values: [1, 2] },
      ],
    },
  ];

  it.each(cases)("opens the problem along $axes", ({ axes }) => {
    const opened = decodeState(linkTo(problem, axes));
    expect(opened.problem).toEqual(problem);
    if (axes.length > 0) expect(opened.axis.path).toBe(axes[0].path);
    const [low, high] = [
      Math.min(...(axes[0]?.values ?? [])),
      Math.max(...(axes[0]?.values ?? [])),
    ];
    if (low < high) expect(opened.axis.range).toEqual([low, high]);
  });
});
