import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { formatNumber } from "../../src/plot/index.ts";
import { parseProblem } from "../../src/problem/index.ts";
import { bestFixedRatio, derivedQuantities, risk } from "../../src/theory/index.ts";
import { address, fieldInput, fieldSlider, settled, useExplorer } from "./page.ts";

const open = useExplorer();

const CURVE = "maskrisk-curves .scatterlayer .trace path.js-line";

const spiked = "gamma=8&spectrum=spiked&spikes=20&of=variance&alignment=weights&energies=0,1";
const spikedInput = {
  gamma: 8,
  spectrum: { family: "spiked", spikes: [20] },
  signal: { of: "variance", alignment: { kind: "weights", weights: [0, 1] } },
};

/** The middle of an element on the screen. */
async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error("not on the screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags an element sideways. */
async function dragAcross(page: Page, locator: Locator, by: number): Promise<void> {
  const { x, y } = await middle(locator);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by, y, { steps: 6 });
  await page.mouse.up();
}

/** The value beside a name on the reading card. */
async function onCard(page: Page, name: string): Promise<string> {
  const row = page.locator(".card-detail > div", {
    has: page.locator("dt", { hasText: new RegExp(`^${name}$`) }),
  });
  return row.locator("dd").innerText();
}

describe("the reading card", () => {
  it("takes the curve nearest to the pointer apart, as theory does at that place", async () => {
    const { page, errors } = await open(`${spiked}&p=0.1&axis=mask.ratio&to=0.6`);
    const reader = await page.locator("maskrisk-curves .reader").boundingBox();
    if (reader === null) throw new Error("no reader");
    await page.mouse.move(reader.x + reader.width / 2, reader.y + reader.height / 2);
    const card = page.locator("maskrisk-curves .card");
    await card.waitFor();
    expect(await card.locator(".card-head").innerText()).toBe("p = 0.3");
    const there = parseProblem({ ...spikedInput, mask: { law: "fixed", ratio: 0.3 } });
    const [exact, derived] = [risk(there), derivedQuantities(there)];
    expect(await onCard(page, "excess risk")).toBe(formatNumber(exact.excessRisk ?? NaN));
    expect(await onCard(page, "bias")).toBe(formatNumber(exact.bias));
    expect(await onCard(page, "variance")).toBe(formatNumber(exact.variance ?? NaN));
    expect(await onCard(page, "total risk")).toBe(formatNumber(exact.totalRisk ?? NaN));
    expect(await onCard(page, "effective ridge κ")).toBe(
      formatNumber(derived?.effectiveRidge ?? NaN),
    );
    const share = (derived?.variance?.noise ?? NaN) / (exact.variance ?? NaN);
    expect(await card.locator(".source-names").innerText()).toContain(
      `noise ${formatNumber(100 * share, 2)} %`,
    );
    const plot = await page.locator("maskrisk-curves").boundingBox();
    const box = await card.boundingBox();
    expect(box && plot && box.y >= plot.y && box.y + box.height <= plot.y + plot.height).toBe(true);
    expect(errors).toEqual([]);
  });

  it("is kept by a click, says so politely, sets the marker, and goes with Escape", async () => {
    const { page } = await open(`${spiked}&p=0.1&axis=mask.ratio&to=0.6`);
    const reader = page.locator("maskrisk-curves .reader");
    const { x, y } = await middle(reader);
    await page.mouse.click(x, y);
    await page.mouse.move(10, 10);
    const card = page.locator("maskrisk-curves .card.pinned");
    await card.waitFor();
    await expect
      .poll(() => page.locator("maskrisk-curves .spoken").innerText())
      .toMatch(/fixed p at mask ratio p 0\.3; excess risk 0\.\d+.*variance from noise/s);
    await card.getByRole("button", { name: "Set p here" }).click();
    await address(page, (query) => query.get("p") === "0.3");
    await reader.focus();
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
  });

  it("follows the arrow keys along a curve and from curve to curve", async () => {
    const { page } = await open(
      `${spiked}&p=0.1&axis=mask.ratio&to=0.6&pin=${encodeURIComponent("twice~noise:0.5")}`,
    );
    const reader = page.getByRole("slider", { name: "Read the curves along mask ratio p" });
    await reader.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("ArrowRight");
    const told = page.locator("maskrisk-curves .card .told th");
    expect(await reader.getAttribute("aria-valuetext")).toContain("mask ratio p 0.066");
    expect(await told.innerText()).toBe("fixed p");
    await page.keyboard.press("ArrowUp");
    expect(await told.innerText()).toBe("twice");
    await expect
      .poll(() => page.locator("maskrisk-curves .spoken").innerText())
      .toContain("twice at mask ratio p 0.066");
  });
});

describe("families", () => {
  it("are chosen in the sentence, drawn beside pinned curves, named at their ends and in the link", async () => {
    const { page, errors } = await open(
      `${spiked}&p=0.1&axis=mask.ratio&to=0.6&pin=${encodeURIComponent("quiet~noise:0.1")}`,
    );
    const before = await page.locator(CURVE).count();
    await page.getByLabel("Second field, a curve for each value").selectOption("gamma");
    await page.getByLabel("Start of the family").fill("0.5");
    await page.getByLabel("Start of the family").press("Enter");
    await page.getByLabel("End of the family").fill("4");
    await page.getByLabel("End of the family").press("Enter");
    await page.getByLabel("Number of curves in the family").selectOption("4");
    const query = await address(page, (found) => found.get("eachrange") === "0.5:4:4");
    expect(query.get("each")).toBe("gamma");
    // γ = 1 stays at the threshold: infinite, hence no line of its own
    await expect.poll(() => page.locator(CURVE).count()).toBe(before + 3);
    const names = await page.locator("maskrisk-curves .end-name").allTextContents();
    expect(names.toSorted()).toEqual(
      ["quiet", "γ = 0.5", "γ = 1: ∞", "γ = 2", "γ = 4", "γ = 8, current"].toSorted(),
    );
    await page.getByLabel("Second field, a curve for each value").selectOption("");
    await expect.poll(() => page.locator(CURVE).count()).toBe(before);
    await address(page, (found) => found.get("each") === null);
    expect(errors).toEqual([]);
  });
});

describe("direct manipulation", () => {
  it("the dot on the curve drags the marker", async () => {
    const { page } = await open(`${spiked}&p=0.1&axis=mask.ratio&to=0.6`);
    await dragAcross(page, page.locator("maskrisk-curves .grip"), 200);
    const query = await address(page, (found) => Number(found.get("p")) > 0.15);
    expect(Number(await fieldInput(page, "mask.ratio").inputValue())).toBe(Number(query.get("p")));
  });

  it("the ring at the best ratio leads there", async () => {
    const { page } = await open(`${spiked}&p=0.1&axis=mask.ratio&to=0.6`);
    await page.getByRole("button", { name: /^Go to the best ratio of fixed p/ }).click();
    const best = Number(bestFixedRatio(parseProblem(spikedInput)).ratio.toPrecision(3));
    await address(page, (query) => Number(query.get("p")) === best);
  });

  it("the ends of a random law's range are dragged on the plot, and moved by keys", async () => {
    const { page, errors } = await open(
      `${spiked}&mask=uniform&min=0.1&max=0.4&axis=mask.ratio&to=0.6&pin=${encodeURIComponent("fixed~mask:fixed~min:~max:~p:0.2")}`,
    );
    await dragAcross(page, page.locator("maskrisk-curves .band-end.to .handle"), 120);
    const query = await address(page, (found) => Number(found.get("max")) > 0.42);
    expect(query.get("min")).toBe("0.1");
    const smallest = page.getByRole("slider", { name: /^Smallest mask ratio/ });
    await smallest.focus();
    await page.keyboard.press("ArrowRight");
    await address(page, (found) => Number(found.get("min")) > 0.1);
    await page.keyboard.press("End");
    const { min, max } = Object.fromEntries(
      await address(page, (found) => Number(found.get("min")) > 0.3),
    );
    expect(Number(min)).toBeLessThan(Number(max));
    expect(errors).toEqual([]);
  });

  it("a long drag that outgrows the axis moves the curve at once and ends as it would have begun", async () => {
    const { page, errors } = await open("gamma=0.5&p=0.3&noise=0.01&axis=mask.ratio&to=0.6");
    const slider = fieldSlider(page, "noise");
    const box = (await slider.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(box.x + box.width * 0.2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.95, box.y + box.height / 2, { steps: 12 });
    await page.locator("maskrisk-curves .layer.moving path").first().waitFor();
    await page.mouse.up();
    await settled(page);
    const drawn = await page.locator(CURVE).first().getAttribute("d");
    await address(page, (query) => Number(query.get("noise")) > 1);
    const link = new URL(page.url()).search.slice(1);
    const { page: again } = await open(link);
    await settled(again);
    const numbers = (path: string | null): number[] =>
      (path ?? "").match(/[-\d.]+/g)?.map((text) => Math.round(Number(text))) ?? [];
    const [ends, expected] = [
      numbers(drawn),
      numbers(await again.locator(CURVE).first().getAttribute("d")),
    ];
    expect(ends.slice(0, 2)).toEqual(expected.slice(0, 2));
    expect(ends.slice(-2)).toEqual(expected.slice(-2));
    expect(errors).toEqual([]);
  });
});

describe("comparing", () => {
  it("shows curves relative to one of them, with the zero line named", async () => {
    const { page, errors } = await open(
      `gamma=3&p=0.3&axis=gamma&from=0.2&to=8&pin=${encodeURIComponent("light~p:0.1")}`,
    );
    await page
      .getByLabel("Curve that the others are held against")
      .selectOption({ label: "% of light" });
    const label = (): Promise<string | null> =>
      page.locator("maskrisk-curves .canvas").getAttribute("aria-label");
    await expect.poll(label).toContain("excess risk relative to light");
    expect(await label()).toContain("light: 0 % at the start, 0 % at the end");
    expect(await page.locator("maskrisk-curves .zero-name").textContent()).toBe("0: light");
    await address(page, (query) => query.get("relative") === "1");
    await page.getByText("Data table").click();
    const at = (ratio: number): number =>
      risk(parseProblem({ gamma: 8, mask: { law: "fixed", ratio } })).excessRisk ?? NaN;
    const last = page.locator(".data tbody tr").last().locator("td").first();
    const percent = 100 * (at(0.3) / at(0.1) - 1);
    expect(await last.innerText()).toBe(`+${formatNumber(percent)} %`);
    expect(errors).toEqual([]);
  });

  it("duplicates and reorders pinned curves, which keep what is relative to them", async () => {
    const { page } = await open("gamma=3&p=0.3&axis=gamma&pin=a~p:0.1&pin=b~p:0.2&relative=2");
    await page.getByLabel("More for b").click();
    await page.getByRole("button", { name: "Move up" }).locator("visible=true").click();
    await address(page, (query) => query.get("relative") === "1");
    expect(await page.getByLabel("Name of pinned curve 1").inputValue()).toBe("b");
    await page.getByLabel("More for b").click();
    await page.getByRole("button", { name: "Duplicate" }).locator("visible=true").click();
    await expect.poll(() => page.locator(".curves li").count()).toBe(4);
    expect(await page.getByLabel("Name of pinned curve 2").inputValue()).toBe("b (2)");
  });
});

describe("agreement", () => {
  it("has a strip for each curve in line with the axis, and lists what was left out", async () => {
    const { page, errors } = await open(
      `gamma=0.5&axis=gamma&from=0.5&to=1&n=60&replicates=6&places=3&pin=${encodeURIComponent("masked~p:0.2")}`,
    );
    await page.getByRole("button", { name: "Simulate" }).click();
    await settled(page);
    const rows = page.locator(".strip-row");
    expect(await rows.count()).toBe(2);
    expect(await rows.first().locator(".strip-figures").innerText()).toMatch(
      /^[+−][\d.]+ % \([+−][\d.]+ % to [+−][\d.]+ %\); from the limit [+−][\d.]+ %$/,
    );
    expect(await rows.first().locator(".strip-verdict strong").innerText()).toBe("too noisy");
    expect(await page.locator(".under-plot .agreement").innerText()).toMatch(
      /^Too noisy to tell: more replicates would: over \d cells means are on average [\d.]+ % (above|below) theory at n = 60 /,
    );
    expect(await rows.first().locator(".strip-left-out").innerText()).toMatch(/γ = .*1 \(/);
    const strip = await rows.first().locator(".strip").boundingBox();
    const reader = await page.locator("maskrisk-curves .reader").boundingBox();
    expect(Math.abs((strip?.x ?? 0) - (reader?.x ?? 99))).toBeLessThan(2);
    expect(Math.abs((strip?.width ?? 0) - (reader?.width ?? 99))).toBeLessThan(2);
    expect(errors).toEqual([]);
  });
});
