import { describe, expect, it } from "vitest";
import { loadFormulas, parseProblem } from "../../src/problem/index.ts";
import { optimum, risk } from "../../src/theory/index.ts";
import { address, fact, fieldInput, settled, typeValue, useExplorer } from "./page.ts";

const open = useExplorer();

describe("ridge and copies", () => {
  it("are shown as the library computes them", async () => {
    const { page } = await open("gamma=2&p=0.3&axis=gamma&copies=2&ridge=0.1");
    const expected = risk(
      parseProblem({ gamma: 2, copies: 2, ridge: 0.1, mask: { law: "fixed", ratio: 0.3 } }),
    );
    expect(await fact(page, "excess risk at")).toBeCloseTo(expected.excessRisk ?? NaN, 3);
  });

  it("copies go to infinity and back", async () => {
    const { page } = await open("gamma=2&p=0.3&axis=gamma&copies=3");
    const word = page.getByRole("button", { name: "masked copies: infinity" });
    await word.click();
    await address(page, (query) => query.get("copies") === "infinity");
    expect(await word.getAttribute("aria-pressed")).toBe("true");
    await typeValue(page, "copies", "4");
    await address(page, (query) => query.get("copies") === "4");
  });

  it("copies without masks are told to be nothing", async () => {
    const { page } = await open("gamma=2&p=0&axis=gamma");
    await typeValue(page, "copies", "2");
    expect(await page.locator(".panel .error").first().innerText()).not.toBe("");
  });
});

describe("formulas", () => {
  it("are read when a link brings one, and redraw as they are typed", async () => {
    const { page, errors } = await open("gamma=2&spectrum=formula&formula=1/(1%2B10*u)&axis=gamma");
    const input = page.locator('[data-path="spectrum.formula"] input');
    expect(await input.inputValue()).toBe("1/(1+10*u)");
    await loadFormulas();
    const riskOf = (formula: string): number =>
      risk(parseProblem({ gamma: 2, spectrum: { family: "formula", formula } })).excessRisk ?? NaN;
    expect(await fact(page, "excess risk at")).toBeCloseTo(riskOf("1/(1+10*u)"), 3);
    await input.fill("exp(-3*u)");
    await expect.poll(() => fact(page, "excess risk at")).toBeCloseTo(riskOf("exp(-3*u)"), 3);
    expect(errors).toEqual([]);
  });

  it.each(["u +", "config({})", "u = 3", "1/0*u", "x"])(
    "%s is explained; the last good plot stays",
    async (text) => {
      const { page, errors } = await open("gamma=2&axis=gamma");
      await page.locator('[data-path="spectrum"] select').selectOption("formula");
      const input = page.locator('[data-path="spectrum.formula"] input');
      await input.waitFor();
      const before = await fact(page, "excess risk at");
      await input.fill(text);
      await input.press("Enter");
      await page.locator('[data-path="spectrum.formula"] .error').waitFor();
      expect(await fact(page, "excess risk at")).toBe(before);
      expect(errors).toEqual([]);
    },
  );
});

describe("the best masks", () => {
  it("are found, with their gain, and can be used", async () => {
    const query =
      "gamma=1.3556&spectrum=factor&share=0.01&communality=0.6925&alignment=self-supervised&p=0.218&rows=masked-target&rescale=1&axis=mask.ratio";
    const { page } = await open(query);
    await page.getByRole("button", { name: "Find the best mask of each law" }).click();
    const rows = page.locator(".best-masks li");
    await settled(page);
    expect(await rows.count()).toBe(4); // three families, and any shape
    const problem = parseProblem({
      gamma: 1.3556,
      spectrum: { family: "factor", share: 0.01, communality: 0.6925 },
      signal: { alignment: { kind: "self-supervised" } },
      rows: "masked-target",
      rescale: true,
      mask: { law: "fixed", ratio: 0.218 },
    });
    const { gain } = optimum(problem, "uniform");
    const shown = await rows.nth(1).locator(".gain").innerText();
    expect(Number(shown.replace("−", "").replace("%", ""))).toBeCloseTo(100 * gain, 1);
    await page.getByRole("button", { name: "Use the best uniform (R²MAE)" }).click();
    await address(page, (found) => found.get("mask") === "uniform");
    expect(Number(await fieldInput(page, "mask.max").inputValue())).toBeGreaterThan(0.4);
  });
});

describe("the spectrum", () => {
  it("shows support and spikes beside a draw, and follows the problem", async () => {
    const { page, errors } = await open(
      "gamma=0.5&spectrum=spiked&spikes=6&p=0&axis=gamma&view=spectrum&n=60",
    );
    const figure = page.locator("maskrisk-spectrum .canvas");
    await settled(page);
    expect(await figure.getAttribute("aria-label")).toContain("The spike 6 emerges at 6.6");
    await page.locator('[data-path="spectrum.spikes"] input.value').fill("1.2");
    await page.locator('[data-path="spectrum.spikes"] input.value').press("Enter");
    await settled(page);
    expect(await figure.getAttribute("aria-label")).toContain("The spike 1.2 is drowned");
    expect(errors).toEqual([]);
  });
});
