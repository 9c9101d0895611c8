import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { parseProblem, type Problem } from "../../src/problem/index.ts";
import { optimum, risk } from "../../src/theory/index.ts";
import { address, settled, typeValue, useExplorer } from "./page.ts";

const open = useExplorer();

const spiked = "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1&p=0.1";
const full = `${spiked}&axis=gamma&view=atlas&across=noise`;

/** The same in fewer cells, where their number does not matter. */
const atlas = `${full}&cells=32`;
const CELLS = 32 * 32;

/** Three eigenvalues and rows with a hidden target: random ratios gain here. */
const hidden =
  "gamma=0.6&spectrum=atoms&values=0.05,0.8,4&weights=0.4,0.475,0.125&rows=masked-target&p=0.5";

function spikedProblem(change: Partial<Problem> = {}): Problem {
  return parseProblem({
    gamma: 8,
    spectrum: { family: "spiked", spikes: [20] },
    signal: { of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
    mask: { law: "fixed", ratio: 0.1 },
    ...change,
  });
}

const summary = (page: Page): Promise<string | null> =>
  page.locator("maskrisk-map .canvas").getAttribute("aria-label");

/** Waits for the map asked for, whole. */
async function complete(page: Page, cells = CELLS): Promise<void> {
  await settled(page);
  expect(await summary(page)).toContain(`${cells} of ${cells} cells`);
}

const reader = (page: Page): Locator => page.getByRole("slider", { name: /^Read the map/ });
const ring = (page: Page): Locator => page.getByRole("button", { name: /^The problem, at/ });

/** A number of the panel beside the map, by its name. */
async function told(page: Page, name: string): Promise<string> {
  const row = page.locator(".aside dl > div").filter({ hasText: name });
  return (await row.locator("dd").first().innerText()).replace("−", "-");
}

describe("the map", () => {
  it("fills in; what is read by keyboard is what theory says; Enter opens the problem", async () => {
    const { page, errors } = await open(full);
    await complete(page, 4096);
    await reader(page).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");
    const [gamma, noise] = [await told(page, "aspect ratio"), await told(page, "noise variance")];
    const there = spikedProblem({ gamma: Number(gamma), noise: Number(noise) });
    const best = optimum(there, "fixed");
    expect(Number(await told(page, "best fixed ratio"))).toBeCloseTo(
      (best.mask as { ratio: number }).ratio,
      2,
    );
    expect(Number(await told(page, "excess risk there"))).toBeCloseTo(best.risk.excessRisk!, 3);
    const bare = risk({ ...there, mask: { law: "fixed", ratio: 0 } }).excessRisk!;
    expect(Number.parseFloat(await told(page, "below no masks"))).toBeCloseTo(
      100 * (1 - best.risk.excessRisk! / bare),
      0,
    );
    const own = Number.parseFloat(await told(page, "excess risk as set"));
    expect(own / risk(there).excessRisk!).toBeCloseTo(1, 2);
    expect(await told(page, "regime")).toBe(best.risk.regime);
    expect(await reader(page).getAttribute("aria-valuetext")).toMatch(
      /^γ = [\d.]+, σ² = [\d.]+: Best fixed ratio [\d.]+$/,
    );
    await page.keyboard.press("Enter");
    const query = await address(page, (found) => found.get("view") === null);
    expect(Number(query.get("gamma"))).toBeCloseTo(Number(gamma), 2);
    expect(Number(query.get("noise"))).toBeCloseTo(Number(noise), 3);
    expect(errors).toEqual([]);
  });

  it("tells range and gain of the best uniform law, as the full search finds them", async () => {
    const { page, errors } = await open(`${hidden}&axis=gamma&view=atlas&mapped=gain&cells=32`);
    await complete(page);
    await reader(page).focus();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowDown");
    const there = parseProblem({
      gamma: Number(await told(page, "aspect ratio")),
      noise: Number(await told(page, "noise variance")),
      spectrum: { family: "atoms", values: [0.05, 0.8, 4], weights: [0.4, 0.475, 0.125] },
      rows: "masked-target",
      mask: { law: "fixed", ratio: 0.5 },
    });
    const uniform = optimum(there, "uniform");
    const gain = await told(page, "its gain");
    if (uniform.gain > 1e-4) {
      expect(Number.parseFloat(gain)).toBeCloseTo(100 * uniform.gain, 1);
      const { min, max } = uniform.mask as { min: number; max: number };
      const ends = (await told(page, "best R²MAE range")).split(" to ").map(Number);
      expect(ends[0]).toBeCloseTo(min, 1);
      expect(ends[1]).toBeCloseTo(max, 1);
    } else expect(gain).toBe("none");
    expect(errors).toEqual([]);
  });

  it("stops at once, keeps what it has, goes on from there, and starts anew with another problem", async () => {
    const { page } = await open(
      "gamma=2&spectrum=power-law&exponent=1&dimension=200&axis=gamma&view=atlas&mapped=gain&cells=128",
    );
    await page.getByRole("button", { name: "Stop" }).click();
    const told = page.locator(".progress", { hasText: /stopped at \d+ of 16384 cells/ });
    const count = async (): Promise<number> => Number(/\d+/.exec(await told.innerText())?.[0]);
    const before = await count();
    const map = await summary(page);
    // the table is drawn some frames later, from the map as it is then
    await page.getByText("Data table").click();
    await page.locator(".data tbody tr").last().waitFor();
    await settled(page);
    expect(await count()).toBe(before);
    expect(await summary(page)).toBe(map);
    await page.getByRole("button", { name: "Go on" }).click();
    await page.locator("progress").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    expect(await count()).toBeGreaterThanOrEqual(before);
    await typeValue(page, "spectrum.exponent", "1.5");
    await page.locator("progress").waitFor();
  });

  it("switches between quantities of one computation without computing again", async () => {
    const { page } = await open(atlas);
    await complete(page);
    for (const mapped of ["benefit", "gain", "width", "middle", "risk"]) {
      await page.getByLabel("Quantity of the map").selectOption(mapped);
      // a map that is computed has its progress at once
      expect(await page.locator("progress").count()).toBe(0);
      await address(page, (query) => query.get("mapped") === mapped);
      expect(await page.locator("progress").count()).toBe(0);
      expect(await summary(page)).toContain(`${CELLS} of ${CELLS} cells`);
    }
    // its own law is another computation; back from it nothing is lost
    await page.getByLabel("Quantity of the map").selectOption("change");
    await complete(page);
    await page.getByLabel("Quantity of the map").selectOption("ratio");
    await address(page, (query) => query.get("mapped") === null);
    expect(await page.locator("progress").count()).toBe(0);
    expect(await summary(page)).toContain(`${CELLS} of ${CELLS} cells`);
  });

  it("offers the fields of the mask law only where the map shows what that law does", async () => {
    const { page } = await open(`${spiked}&axis=mask.ratio&view=atlas`);
    const offered = (): Promise<string[]> =>
      page
        .getByLabel("Horizontal axis", { exact: true })
        .locator("option")
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    expect(await offered()).toContain("gamma");
    expect((await offered()).filter((value) => value.startsWith("mask."))).toEqual([]);
    expect(await page.getByText("cannot run over").count()).toBe(0);
    await page.getByLabel("Quantity of the map").selectOption("own");
    await expect.poll(offered).toContain("mask.ratio");
    await expect.poll(() => summary(page)).toContain("over mask ratio p");
    const { page: asked } = await open(`${spiked}&across=mask.ratio&view=atlas`);
    await asked.getByText("cannot run over the mask ratio").waitFor();
  });
});

describe("the ring", () => {
  it("is dragged over both fields at once, without computing the map again", async () => {
    const { page, errors } = await open(atlas);
    await complete(page);
    const box = (await ring(page).boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y + 30, { steps: 6 });
    const moving = page.locator('[data-path="gamma"] input.value');
    await expect.poll(() => moving.inputValue()).not.toBe("8");
    await page.mouse.move(x - 120, y + 60, { steps: 6 });
    await page.mouse.up();
    const query = await address(page, (found) => Number(found.get("gamma")) < 6);
    expect(Number(query.get("noise"))).toBeLessThan(0.25);
    expect(query.get("view")).toBe("atlas");
    expect(await page.locator("progress").count()).toBe(0);
    await page.keyboard.press("Control+z");
    await address(page, (found) => found.get("gamma") === "8");
    expect(errors).toEqual([]);
  });

  it("moves by keyboard and goes where the map is clicked", async () => {
    const { page } = await open(atlas);
    await complete(page);
    await ring(page).focus();
    await page.keyboard.press("ArrowUp");
    await address(page, (query) => Number(query.get("noise") ?? 0.25) > 0.25);
    const box = (await reader(page).boundingBox())!;
    await page.mouse.click(box.x + 40, box.y + 40);
    const query = await address(page, (found) => Number(found.get("gamma")) < 1);
    expect(Number(query.get("noise"))).toBeGreaterThan(1);
    await page.mouse.dblclick(box.x + 200, box.y + 200);
    await address(page, (found) => found.get("view") === null);
  });
});

describe("the axes", () => {
  it("have exact ends and scales, are swapped, and live in the link", async () => {
    const { page, errors } = await open(full);
    await page.getByLabel("Start of the vertical axis").fill("0.05");
    await page.getByLabel("Start of the vertical axis").press("Enter");
    await page.getByLabel("Scale of the vertical axis").selectOption("linear");
    await page.getByLabel("End of the horizontal axis").fill("12");
    await page.getByLabel("End of the horizontal axis").press("Enter");
    await page.getByLabel("Cells of the map").selectOption("32");
    const query = await address(
      page,
      (found) => found.get("cells") === "32" && found.get("to") === "12",
    );
    expect(query.get("acrossfrom")).toBe("0.05");
    expect(query.get("acrossscale")).toBe("linear");
    await complete(page);
    await page.getByRole("button", { name: "Swap the axes" }).click();
    const swapped = await address(page, (found) => found.get("axis") === "noise");
    expect(swapped.get("across")).toBe("gamma");
    expect(swapped.get("from")).toBe("0.05");
    expect(swapped.get("acrossto")).toBe("12");
    const { page: again } = await open(swapped.toString());
    await complete(again);
    expect(await again.getByLabel("Start of the horizontal axis").inputValue()).toBe("0.05");
    await page.getByLabel("End of the vertical axis").fill("-3");
    await page.getByLabel("End of the vertical axis").press("Enter");
    await page.getByText(/vertical axis: to must be/).waitFor();
    expect(errors).toEqual([]);
  });

  it("are never twice the same field, and say so", async () => {
    const { page } = await open(`${spiked}&axis=gamma&view=atlas&across=gamma`);
    await page.getByText("a map needs two fields").waitFor();
    const same = page.getByLabel("Vertical axis", { exact: true }).locator('option[value="gamma"]');
    expect(await same.isDisabled()).toBe(true);
  });
});

describe("the map's numbers", () => {
  it("are a table on demand, and a file", async () => {
    const { page } = await open(atlas);
    await complete(page);
    await page.getByText("Data table").click();
    await expect.poll(() => page.locator(".data tbody tr").count()).toBe(9);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page
        .getByRole("button", { name: /as CSV/ })
        .click()
        .then(() => page.getByRole("button", { name: "Save CSV" }).click()),
    ]);
    const stream = await download.createReadStream();
    let text = "";
    for await (const part of stream) text += String(part);
    const all = text.trim().split("\n");
    for (const told of ["# maskrisk ", "# link: http", "# seed: ", "# problem: {"]) {
      expect(all.filter((line) => line.startsWith(told))).toHaveLength(1);
    }
    const lines = all.filter((line) => !line.startsWith("#"));
    expect(lines).toHaveLength(1 + CELLS);
    expect(lines[0]).toMatch(/^gamma,noise,bestRatio,bestRatioRisk,/);
    expect(lines.join()).not.toMatch(/NaN|Infinity/);
  });
});
