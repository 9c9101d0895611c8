import { describe, expect, it } from "vitest";
import { LiveCurves } from "../../../src/instrument/curves/live-curves.ts";
import { ExperimentRunner } from "../../../src/instrument/experiments/experiment-runner.ts";
import { createSimulator } from "../../../src/simulation/index.ts";
import { decodeState } from "../../../src/state/link.ts";
import { localPort } from "../../../src/sweep/index.ts";
import { risk } from "../../../src/theory/index.ts";

function runner(): ExperimentRunner {
  return new ExperimentRunner(
    () => undefined,
    () => [localPort(createSimulator(), setImmediate)],
  );
}

const ratio = (p: number): ReturnType<typeof decodeState> =>
  decodeState(`gamma=2&p=${p}&axis=mask.ratio&pin=clean~p:0`);

describe("live curves", () => {
  it("compute nothing again while the marker moves along the axis", () => {
    const curves = new LiveCurves(runner());
    const [before, after] = [curves.read(ratio(0.1)), curves.read(ratio(0.4), true)];
    expect(after.figure.series.map(({ name }) => name)).toEqual(
      before.figure.series.map(({ name }) => name),
    );
    before.figure.series.forEach(({ total }, i) =>
      expect(after.figure.series[i]?.total).toBe(total),
    );
  });

  it("hold the vertical axis while something is dragged, and let it go after", () => {
    const noisy = decodeState("gamma=2&p=0.1&noise=4&axis=gamma&to=0.9&from=0.1");
    const quiet = decodeState("gamma=2&p=0.1&noise=0.1&axis=gamma&to=0.9&from=0.1");
    const curves = new LiveCurves(runner());
    const [, top] = curves.read(noisy).figure.y.range;
    expect(curves.read(quiet, true).figure.y.range[1]).toBe(top);
    expect(curves.read(quiet).figure.y.range[1]).toBeLessThan(top / 4);
  });

  it("tell what stands behind a place of a curve that was read", () => {
    const curves = new LiveCurves(runner());
    expect(curves.detail("current", 0.3)).toBeNull();
    const state = ratio(0.1);
    curves.read(state);
    const { excessRisk } = risk({ ...state.problem, mask: { law: "fixed", ratio: 0.3 } });
    const [first] = curves.detail("current", 0.3)?.rows ?? [];
    expect(Number(first?.value)).toBeCloseTo(excessRisk as number, 2);
    expect(curves.detail("pin-7", 0.3)).toBeNull();
  });

  it("have the experiments of every curve, and keep them when the state is left", async () => {
    const experiments = runner();
    const curves = new LiveCurves(experiments);
    const state = decodeState(
      "gamma=0.4&p=0.1&axis=gamma&from=0.2&to=0.5&n=40&replicates=4&places=3&pin=clean~p:0",
    );
    expect(curves.read(state).agreement).toEqual([]);
    const run = experiments.start(state);
    expect(curves.read(state).progress).not.toBeNull();
    await run;
    const { figure, agreement, progress } = curves.read(state);
    expect(progress).toBeNull();
    expect(experiments.notice).toBe("");
    expect(agreement.map(({ curve }) => curve.id)).toEqual(["current", "pin-0"]);
    expect(figure.series.map(({ points }) => points.length)).toEqual([3, 3]);
    expect(curves.read(ratio(0.3)).agreement).toEqual([]);
    // others that share the experiments find the same results
    expect(new LiveCurves(experiments).read(state).figure.series[0]?.points).toEqual(
      figure.series[0]?.points,
    );
  });
});
