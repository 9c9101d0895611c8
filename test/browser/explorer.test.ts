import { describe, expect, it } from "vitest";
import { parseProblem } from "../../src/problem/index.ts";
import { risk } from "../../src/theory/index.ts";
import { offeredPresets } from "../tools/offered-presets.ts";
import { address, fact, fieldInput, fieldSlider, settled, typeValue, useExplorer } from "./page.ts";

const open = useExplorer();

/** Where the first curve of the plot runs, as its SVG path. */
const CURVE = "maskrisk-curves .scatterlayer .trace path.js-line";

describe("opening", () => {
  it("draws a meaningful problem without any link, and says its numbers", async () => {
    const { page, errors } = await open();
    expect(await page.locator(CURVE).count()).toBeGreaterThanOrEqual(2);
    const summary = await page.locator("maskrisk-curves .canvas").getAttribute("aria-label");
    expect(summary).toContain("excess risk against mask ratio p");
    expect(await page.locator("body").innerText()).not.toContain("NaN");
    expect(errors).toEqual([]);
  });

  it("shows what the library computes for the problem in the link", async () => {
    const { page } = await open("gamma=3&noise=0.5&p=0.4&axis=mask.ratio");
    const expected = risk(
      parseProblem({ gamma: 3, noise: 0.5, mask: { law: "fixed", ratio: 0.4 } }),
    );
    expect(await fact(page, "excess risk at p = 0.4")).toBeCloseTo(expected.excessRisk ?? NaN, 3);
    expect(await fact(page, "variance")).toBeCloseTo(expected.variance ?? NaN, 3);
  });

  it("offers every preset, and each opens without an error", async () => {
    const { page, errors } = await open();
    await page.getByRole("button", { name: "Examples" }).click();
    await page.locator(".example").first().waitFor();
    await page.keyboard.press("Escape");
    const count = await page.locator(".example").count();
    expect(count).toBeGreaterThanOrEqual(5);
    const texts = new Map(offeredPresets().map((preset) => [preset.title, preset.text]));
    for (let i = 0; i < count; i++) {
      await page.getByRole("button", { name: "Examples" }).click();
      const title = await page.locator(".example strong").nth(i).innerText();
      await page.locator(".example").nth(i).click();
      await settled(page);
      expect(await page.locator(".lead").textContent(), title).toBe(texts.get(title));
      expect(await page.locator(".facts").innerText(), title).not.toMatch(/NaN|undefined/);
      expect(await page.locator(CURVE).count(), title).toBeGreaterThanOrEqual(2);
    }
    expect(errors).toEqual([]);
  });
});

describe("changing the problem", () => {
  it("redraws while a slider is dragged, before it is let go", async () => {
    const { page } = await open();
    const slider = fieldSlider(page, "noise");
    const before = await page.locator(CURVE).first().getAttribute("d");
    const box = (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 4 });
    const moving = page.locator("maskrisk-curves .layer.moving path").last();
    await moving.waitFor({ state: "attached" });
    const first = await moving.getAttribute("d");
    await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2, { steps: 2 });
    await expect.poll(() => moving.getAttribute("d")).not.toBe(first);
    const during = Number(await fieldInput(page, "noise").inputValue());
    expect(during).toBeGreaterThan(0.25);
    await page.mouse.up();
    await address(page, (query) => Number(query.get("noise")) > 0.25);
    await settled(page);
    expect(await page.locator(CURVE).first().getAttribute("d")).not.toBe(before);
  });

  it("follows the marker dragged along the axis", async () => {
    const { page } = await open("gamma=3&p=0.2&axis=mask.ratio");
    const marker = page.locator("maskrisk-curves .marker");
    const box = (await marker.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + box.width / 2, box.y + box.height - 8);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 200, box.y + box.height - 8, { steps: 5 });
    await page.mouse.up();
    const query = await address(page, (found) => Number(found.get("p")) > 0.3);
    expect(Number(await fieldInput(page, "mask.ratio").inputValue())).toBe(Number(query.get("p")));
  });

  it("moves marker and reading cursor with the keyboard", async () => {
    const { page } = await open("gamma=3&p=0.2&axis=mask.ratio");
    const marker = page.getByRole("slider", { name: "Current mask ratio p" });
    await marker.focus();
    await page.keyboard.press("ArrowRight");
    expect(Number(await marker.getAttribute("aria-valuenow"))).toBeGreaterThan(0.2);
    const reader = page.getByRole("slider", { name: "Read the curves along mask ratio p" });
    await reader.focus();
    await page.keyboard.press("End");
    expect(await reader.getAttribute("aria-valuetext")).toMatch(/mask ratio p 0\.95; fixed p \d/);
    await page.keyboard.press("Enter");
    await address(page, (query) => query.get("p") === "0.95");
  });

  it("switches spectrum and law, and finds their values again when switched back", async () => {
    const { page } = await open("gamma=3&axis=gamma");
    const law = page.locator('[data-path="mask"] select');
    await law.selectOption("uniform");
    await typeValue(page, "mask.max", "0.7");
    await law.selectOption("fixed");
    await law.selectOption("uniform");
    expect(await fieldInput(page, "mask.max").inputValue()).toBe("0.7");
    await page.locator('[data-path="spectrum"] select').selectOption("spiked");
    await page.getByRole("button", { name: "One entry more: spikes" }).click();
    const query = await address(page, (found) => found.get("spikes") === "20,20");
    expect(query.get("mask")).toBe("uniform");
    expect(query.get("max")).toBe("0.7");
  });

  it("keeps signal energies in step with the spectrum", async () => {
    const { page, errors } = await open(
      "gamma=3&spectrum=spiked&spikes=20&alignment=weights&energies=0,1&axis=gamma",
    );
    await page.getByRole("button", { name: "One entry more: spikes" }).click();
    await address(page, (query) => query.get("energies") === "0,1,1");
    await page.locator('[data-path="spectrum"] select').selectOption("isotropic");
    await address(page, (query) => query.get("spectrum") === null);
    expect(await page.locator(".error").count()).toBe(0);
    expect(errors).toEqual([]);
  });

  it("takes noise and strength away where the target is self-supervised, and brings them back", async () => {
    const { page } = await open("gamma=3&axis=gamma");
    const alignment = page.locator('[data-path="signal.alignment"] select');
    await alignment.selectOption("self-supervised");
    await expect.poll(() => page.locator('[data-path="noise"]').count()).toBe(0);
    await alignment.selectOption("isotropic");
    await expect.poll(() => page.locator('[data-path="noise"]').count()).toBe(1);
  });

  it("puts any numeric field on the axis, with the scale asked for", async () => {
    const { page } = await open("gamma=3&spectrum=spiked&spikes=20&axis=gamma");
    await page.getByLabel("Horizontal axis").selectOption("spectrum.spikes.0");
    await address(page, (query) => query.get("axis") === "spectrum.spikes.0");
    await page.getByLabel("Scale of the axis").selectOption("linear");
    await page.getByLabel("End of the axis").fill("90");
    await page.getByLabel("End of the axis").press("Enter");
    const query = await address(page, (found) => found.get("to") === "90");
    expect(query.get("xscale")).toBe("linear");
    const summary = await page.locator("maskrisk-curves .canvas").getAttribute("aria-label");
    expect(summary).toContain("from 1 to 90");
  });
});

describe("pinned curves and links", () => {
  it("pins, renames, hides, edits and removes", async () => {
    const { page } = await open("gamma=3&p=0.3&axis=gamma");
    await page.getByRole("button", { name: "Pin this curve" }).click();
    await typeValue(page, "mask.ratio", "0.75");
    expect(await page.locator(".curves li").count()).toBe(2);
    await page.getByLabel("Name of pinned curve 1").fill("light <b>masks</b>");
    await page.getByLabel("Name of pinned curve 1").press("Enter");
    await expect
      .poll(() => page.locator("maskrisk-curves .end-name").allTextContents())
      .toContain("light <b>masks</b>");
    await page.getByRole("button", { name: "Show light <b>masks</b>" }).click();
    await expect.poll(() => page.locator(".curves li.hidden").count()).toBe(1);
    await page.getByRole("button", { name: "Edit light <b>masks</b>" }).click();
    await expect.poll(() => fieldInput(page, "mask.ratio").inputValue()).toBe("0.3");
    await page.getByRole("button", { name: /^Remove/ }).click();
    expect(await page.locator(".curves li").count()).toBe(1);
  });

  it("restores everything from the address alone", async () => {
    const { page } = await open(
      "gamma=3&p=0.3&axis=gamma&from=0.2&to=8&yscale=log&parts=1&seed=7&n=60&replicates=9",
    );
    await page.getByRole("button", { name: "Pin this curve" }).click();
    await page.locator('[data-path="mask"] select').selectOption("uniform");
    await typeValue(page, "noise", "0.4");
    await address(page, (query) => query.get("noise") === "0.4");
    const link = new URL(page.url()).search.slice(1);
    const shown = await page.locator("maskrisk-curves .canvas").getAttribute("aria-label");

    const { page: again, errors } = await open(link);
    expect(await again.locator("maskrisk-curves .canvas").getAttribute("aria-label")).toBe(shown);
    expect(await fieldInput(again, "experiment.seed").inputValue()).toBe("7");
    expect(await fieldInput(again, "experiment.n").inputValue()).toBe("60");
    expect(await again.locator(".curves li").count()).toBe(2);
    expect(await again.getByLabel("bias and variance").isChecked()).toBe(true);
    expect(errors).toEqual([]);
  });

  it("goes back to the state before a preset", async () => {
    const { page } = await open("gamma=3&p=0.3&axis=mask.ratio&noise=0.7");
    await page.getByRole("button", { name: "Examples" }).click();
    await page.locator(".example").nth(1).click();
    await expect.poll(() => page.getByLabel("Horizontal axis").inputValue()).toBe("gamma");
    await page.goBack();
    await expect.poll(() => fieldInput(page, "noise").inputValue()).toBe("0.7");
  });
});

describe("the data table", () => {
  it("holds what is drawn", async () => {
    const { page } = await open("gamma=3&p=0.3&axis=mask.ratio&to=0.9");
    await page.getByText("Data table").click();
    const rows = page.locator(".data tbody tr");
    await expect.poll(() => rows.count()).toBe(21);
    const none = risk(parseProblem({ gamma: 3 })).excessRisk ?? NaN;
    expect(Number(await rows.first().locator("td").first().innerText())).toBeCloseTo(none, 3);
  });
});
