import { describe, expect, it } from "vitest";
import { formatNumber } from "../../src/plot/index.ts";
import { parseProblem } from "../../src/problem/index.ts";
import { risk } from "../../src/theory/index.ts";
import { fieldInput, settled, useExplorer } from "./page.ts";

const open = useExplorer();

describe("what is drawn", () => {
  it("is always about one problem: pins follow, and another law keeps axis and colours", async () => {
    const { page } = await open();
    await fieldInput(page, "gamma").fill("6");
    await fieldInput(page, "gamma").press("Enter");
    await settled(page);
    const { excessRisk } = risk(
      parseProblem({
        gamma: 6,
        spectrum: { family: "spiked", spikes: [20] },
        signal: { of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
        mask: { law: "uniform", min: 0, max: 0.5 },
      }),
    );
    const pinned = page.locator(".curves li").nth(1);
    await expect
      .poll(() => pinned.locator(".curve-value").innerText())
      .toBe(formatNumber(excessRisk ?? Number.NaN));
    const swatches = (): Promise<string[]> =>
      page
        .locator(".curves .swatch")
        .evaluateAll((all) =>
          all.map(
            (one) =>
              getComputedStyle(one).getPropertyValue("--tone") ||
              getComputedStyle(one).backgroundColor,
          ),
        );
    const before = await swatches();
    await page.locator('[data-path="mask"] select').first().selectOption("uniform");
    await settled(page);
    expect(await page.getByLabel("Horizontal axis").inputValue()).toBe("mask.ratio");
    const after = await swatches();
    expect(after).toEqual(before);
    expect(new Set(after).size).toBe(2);
    await page.locator('[data-path="mask"] select').first().selectOption("fixed");
    await settled(page);
    expect(await page.getByLabel("Horizontal axis").inputValue()).toBe("mask.ratio");
    expect(await page.locator("maskrisk-curves .ring").count()).toBe(1);
  });

  it("keeps plot and axis where they are when it is simulated, stops, goes on and is cleared", async () => {
    const { page } = await open(
      "gamma=0.5&p=0.9&axis=mask.ratio&to=0.6&n=60&replicates=4000&target=0&places=3",
    );
    expect(await page.locator(".beyond.right").innerText()).toContain("p = 0.9");
    const plot = page.locator("maskrisk-curves");
    const axis = (): Promise<string[]> => plot.locator(".ytick text").allTextContents();
    const [box, ticks] = [await plot.boundingBox(), await axis()];
    await page.getByRole("button", { name: "Simulate" }).click();
    await page.locator(".agreement-panel").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("button", { name: "Resume" }).waitFor();
    await settled(page);
    const held = await plot.boundingBox();
    expect(held?.height).toBe(box?.height);
    expect(held?.y).toBe(box?.y);
    expect(await axis()).toEqual(ticks);
    await expect.poll(() => page.locator(".plan").innerText()).toContain("stopped");
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByRole("button", { name: "Simulate" }).waitFor();
    expect(await page.locator(".agreement-panel").count()).toBe(0);
    expect(await page.locator("maskrisk-curves .points path").count()).toBe(0);
  });

  it("compares laws in one press, and holds R²MAE's win against the best law of any shape", async () => {
    const { page } = await open(
      "gamma=1.3556&spectrum=factor&share=0.01&communality=0.6925&alignment=self-supervised&p=0.218&rows=masked-target&rescale=1&axis=mask.ratio&from=0.05&to=0.6",
    );
    await page.getByRole("button", { name: "Compare laws" }).click();
    await expect.poll(() => page.locator(".curves li").count()).toBe(4);
    await settled(page);
    expect(await page.locator("maskrisk-curves .end-name").allTextContents()).toContainEqual(
      expect.stringContaining("R²MAE"),
    );
    expect(await page.locator(".certificate").innerText()).toMatch(/^R²MAE is .* R²MAE takes/);
    await page.getByLabel("Quantity of the curves").selectOption("few-rows");
    await settled(page);
    expect(await page.locator("maskrisk-curves .zero-name").innerHTML()).toContain("as it is");
  });
});
