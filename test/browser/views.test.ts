import { describe, expect, it } from "vitest";
import { parseProblem, type Problem } from "../../src/problem/index.ts";
import { derivedQuantities } from "../../src/theory/index.ts";
import { address, fact, settled, useExplorer } from "./page.ts";

const open = useExplorer();

const spiked = "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&p=0.1";

function spikedProblem(change: Partial<Problem> = {}): Problem {
  return parseProblem({
    gamma: 8,
    spectrum: { family: "spiked", spikes: [20] },
    signal: { of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
    ...change,
  });
}

describe("quantities", () => {
  it("behind the risk are told at the marker", async () => {
    const { page } = await open(`${spiked}&axis=mask.ratio`);
    await page.getByText("Behind the risk").click();
    const expected = derivedQuantities(spikedProblem({ mask: { law: "fixed", ratio: 0.1 } }));
    expect(await fact(page, "effective ridge κ")).toBeCloseTo(expected?.effectiveRidge ?? NaN, 2);
    expect(await fact(page, "variance: noise")).toBeCloseTo(expected?.variance?.noise ?? NaN, 4);
  });

  it("other than the risk can be drawn, with experiments where they observe them", async () => {
    const { page, errors } = await open(
      "gamma=0.5&p=0.3&axis=mask.ratio&from=0.1&to=0.5&n=30&replicates=4&places=3",
    );
    await page.getByRole("button", { name: "Simulate" }).click();
    await settled(page);
    await page.locator(".agreement strong").waitFor();
    const label = (): Promise<string | null> =>
      page.locator("maskrisk-curves .canvas").getAttribute("aria-label");
    await page.getByLabel("Quantity of the curves").selectOption("norm");
    await expect.poll(label).toContain("squared norm ‖β̂‖²");
    await expect.poll(label).toContain("3 simulated points");
    await page.getByLabel("Quantity of the curves").selectOption("kappa");
    await expect.poll(label).toContain("effective ridge κ");
    expect(await label()).not.toContain("simulated");
    await address(page, (query) => query.get("quantity") === "kappa");
    expect(errors).toEqual([]);
  });

  it("theory at the experiments' size is drawn beside the limit", async () => {
    const { page, errors } = await open(
      "gamma=1.5&spectrum=spiked&spikes=10&p=0.3&axis=mask.ratio&from=0.05&n=40",
    );
    const traces = page.locator("maskrisk-curves .scatterlayer .trace path.js-line");
    const before = await traces.count();
    await page.getByLabel("theory at this n").check();
    await expect.poll(() => traces.count()).toBe(before + 1);
    expect(errors).toEqual([]);
  });
});
