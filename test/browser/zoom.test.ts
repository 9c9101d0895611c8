import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { address, settled, useExplorer } from "./page.ts";

const open = useExplorer();

const query = "gamma=8&spectrum=spiked&spikes=20&p=0.3&axis=mask.ratio&from=0&to=0.8";

const ends = (page: Page): Promise<number[]> =>
  Promise.all(
    ["Start", "End"].map(async (end) =>
      Number(await page.getByLabel(`${end} of the axis`, { exact: true }).inputValue()),
    ),
  );

const limits = (page: Page): Promise<string[]> =>
  Promise.all(
    ["Start", "End"].map((end) => page.getByLabel(`${end} of the vertical axis`).inputValue()),
  );

describe("the plot", () => {
  it("takes typed vertical ends, refuses wrong ones in words, and lets go of them", async () => {
    const { page } = await open(query);
    const [from, to] = [
      page.getByLabel("Start of the vertical axis"),
      page.getByLabel("End of the vertical axis"),
    ];
    await page.getByLabel("vertical scale").selectOption("own");
    await from.fill("1/4");
    await from.press("Enter");
    await to.fill("2");
    await to.press("Enter");
    const found = await address(page, (link) => link.get("yto") === "2");
    expect(found.get("yfrom")).toBe("0.25");
    await to.fill("0.1");
    await to.press("Enter");
    expect(await page.locator("p.error").innerText()).toContain("must be larger than 0.25");
    expect(await to.getAttribute("aria-invalid")).toBe("true");
    await to.fill("auto");
    await to.press("Enter");
    expect(await page.locator("p.error").count()).toBe(0);
    await from.fill("");
    await from.press("Enter");
    expect(await page.getByLabel("vertical scale").inputValue()).toBe("zero");
    const free = await address(page, (link) => !link.has("yfrom"));
    expect(free.has("yto")).toBe(false);
  });

  it("is zoomed by keys, wheel with Ctrl and drags of its axes, and is whole again by a double click", async () => {
    const { page } = await open(query);
    const from = page.getByLabel("Start of the vertical axis");
    const plot = page.locator("maskrisk-curves");
    const reader = plot.locator(".reader");
    await reader.focus();
    await page.keyboard.press("+");
    await settled(page);
    const nearer = await ends(page);
    expect(nearer[1] - nearer[0]).toBeCloseTo(0.64, 2);
    // the place that is read stays where it is: the marker's, at first
    expect((0.3 - nearer[0]) / 0.64).toBeCloseTo(0.3 / 0.8, 2);
    await page.keyboard.press("0");
    await settled(page);
    expect(await ends(page)).toEqual([0, 0.8]);

    const box = await reader.boundingBox();
    if (box === null) throw new Error("no plot");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.wheel(0, 40);
    expect(await ends(page)).toEqual([0, 0.8]);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -100);
    await page.keyboard.up("Control");
    const link = await address(page, (one) => one.has("from") && one.get("from") !== "0");
    const [start, end] = await ends(page);
    expect(Number(link.get("from"))).toBe(start);
    expect(start).toBeGreaterThan(0);
    expect(end).toBeLessThan(0.8);
    await settled(page);

    const strip = await plot.locator(".axis-strip.y").boundingBox();
    if (strip === null) throw new Error("no axis");
    const [x, y] = [strip.x + strip.width / 2, strip.y + strip.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 40, { steps: 4 });
    await page.mouse.up();
    await settled(page);
    const [low, high] = await limits(page);
    expect(Number(high)).toBeGreaterThan(Number(low));
    expect(low).not.toBe("");

    await reader.dblclick({ position: { x: 20, y: 20 } });
    await settled(page);
    expect(await ends(page)).toEqual([0, 0.8]);
    expect(await from.count()).toBe(0);
    const whole = await address(page, (one) => one.get("to") === "0.8");
    expect(whole.has("yfrom")).toBe(false);
  });
});
