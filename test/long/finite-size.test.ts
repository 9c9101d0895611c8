import { describe, expect, it } from "vitest";
import { createSimulator, runExperiment } from "../../src/simulation/index.ts";
import { finiteSizeHelps, finiteSizeRisk, risk } from "../../src/theory/index.ts";
import { FINITE_KINDS, finiteProblem } from "../theory/finite-size/kinds.ts";

const PROBLEMS = 6;
const REPLICATES = 3000;

const rms = (x: readonly number[]): number =>
  Math.sqrt(x.reduce((sum, value) => sum + value * value, 0) / x.length);

describe("theory refined for a size, against experiments at n = 24 to 120", () => {
  const simulator = createSimulator();
  it.for(FINITE_KINDS.map(({ name }, place) => ({ name, place })))(
    "$name: nearer than the limit where it says so",
    async ({ name, place }, { annotate }) => {
      const off: { limit: number; finite: number; noise: number }[] = [];
      let helps = false;
      for (let i = 0; i < PROBLEMS; i++) {
        const { problem, n } = finiteProblem(place, i);
        const d = Math.round(problem.gamma * n);
        const { excessRisk: finite } = finiteSizeRisk(problem, { n, d });
        const limit = risk(problem).excessRisk;
        // no mean exists, or none that so few replicates show
        if (finite === null || limit === null) continue;
        helps = finiteSizeHelps(problem);
        const options = { seed: 1000 * place + i, replicates: REPLICATES };
        const { mean, standardError } = runExperiment(
          simulator,
          { problem, n },
          options,
        ).excessRisk;
        off.push({
          limit: limit / mean! - 1,
          finite: finite / mean! - 1,
          noise: standardError! / mean!,
        });
      }
      const [limit, finite, noise] = (["limit", "finite", "noise"] as const).map((key) =>
        rms(off.map((one) => one[key])),
      );
      const beyond = (x: number): number => Math.sqrt(Math.max(0, x * x - noise * noise));
      const ratio = beyond(limit) / Math.max(beyond(finite), noise);
      await annotate(
        `${name}: ${off.length} problems, limit ${(100 * limit).toFixed(1)} %, ` +
          `refined ${(100 * finite).toFixed(1)} %, noise ${(100 * noise).toFixed(1)} %, ratio ${ratio.toFixed(1)}`,
      );
      if (off.length === 0) return;
      if (helps) expect(finite).toBeLessThan(limit + noise);
      // what is not said to help does not harm either, beyond a fifth
      else expect(finite).toBeLessThan(1.2 * limit + noise);
    },
  );
});
