import { describe, expect, it } from "vitest";
import {
  detailText,
  nearestSeries,
  neighbour,
  readingPlace,
  readingText,
} from "../../../src/element/curves/readout.ts";
import type { Figure, FigureSeries } from "../../../src/plot/index.ts";

const x = Float64Array.from({ length: 101 }, (_, i) => i / 100);

function series(id: string, height: number, change: Partial<FigureSeries> = {}): FigureSeries {
  return {
    id,
    name: `curve ${id}`,
    tone: 0,
    dash: 0,
    current: id === "a",
    member: false,
    x,
    total: x.map(() => height),
    parts: null,
    points: [],
    refined: null,
    best: null,
    ...change,
  };
}

const cell = {
  x: 0.503,
  mean: 1.1,
  standardError: 0.05,
  median: 1.09,
  replicates: 20,
  caution: null,
  verdict: null,
  z: -0.7,
};

const figure: Figure = {
  x: { label: "mask ratio", symbol: "p", scale: "linear", range: [0, 1] },
  y: { label: "excess risk", symbol: "", scale: "linear", range: [0, 4] },
  series: [
    series("a", 1, { points: [cell] }),
    series("b", 3),
    series("c", 2, { total: x.map((p) => (p === 0.5 ? Number.NaN : 2)) }),
  ],
  thresholds: [],
  cautions: [],
  zero: null,
};

describe("reading a plot", () => {
  it("tells of the curve nearest to the pointer, infinite ones aside", () => {
    expect(nearestSeries(figure, 0.3, 0.7)?.id).toBe("b");
    expect(nearestSeries(figure, 0.3, 0.45)?.id).toBe("c");
    expect(nearestSeries(figure, 0.5, 0.49)?.id).toBe("a");
  });

  it("reads at a simulated cell close by, else at the nearest place computed", () => {
    const [a, b] = figure.series;
    expect(readingPlace(figure, a, 0.5081)).toBe(0.503);
    expect(readingPlace(figure, a, 0.7034)).toBe(0.7);
    expect(readingPlace(figure, b, 0.5081)).toBe(0.51);
  });

  it("goes from curve to curve by height, the infinite above all", () => {
    const [a] = figure.series;
    expect(neighbour(figure, 0.3, a, -1).id).toBe("c");
    expect(neighbour(figure, 0.3, a, 1).id).toBe("b");
    expect(neighbour(figure, 0.5, a, 1).id).toBe("c");
  });

  it("is told in words, cells with their z", () => {
    expect(readingText(figure, 0.5)).toBe(
      "mask ratio p 0.5; curve a 1, simulated 1.1 ± 0.05 (20 replicates); curve c not finite; curve b 3",
    );
    const detail = {
      rows: [{ name: "total risk", value: "1.25" }],
      sources: [{ name: "noise", share: 0.25 }],
      note: "a regime",
    };
    expect(detailText(figure, figure.series[0], 0.503, detail)).toBe(
      "curve a at mask ratio p 0.503; total risk 1.25; variance from noise 25 %; a regime; " +
        "simulated 1.1 ± 0.05 (20 replicates); z −0.7",
    );
  });
});
