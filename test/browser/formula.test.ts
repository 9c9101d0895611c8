import type { Locator, Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { parseProblem } from "../../src/problem/index.ts";
import { decodeState } from "../../src/state/link.ts";
import { risk } from "../../src/theory/index.ts";
import { offeredPresets } from "../tools/offered-presets.ts";
import { violations } from "./axe.ts";
import { address, fieldInput, settled, useExplorer } from "./page.ts";

const open = useExplorer();

/** The two sides of the first equation, as they are printed. */
async function sides(page: Page): Promise<[number, number]> {
  const text = await page.locator("maskrisk-formula .main .check").innerText();
  const [, left = "", right = ""] = /left side (\S+), right side (\S+),/.exec(text) ?? [];
  return [Number(left.replace("−", "-")), Number(right.replace("−", "-"))];
}

async function unfold(page: Page): Promise<void> {
  await page.locator(".formula summary").click();
  const math = page.locator("maskrisk-formula .main .katex-mathml math");
  await math.first().waitFor({ state: "attached" });
  await settled(page);
}

describe("the formula in force", () => {
  it("gives what theory computes, at every example", async () => {
    const { page, errors } = await open("gamma=3");
    await unfold(page);
    const offered = offeredPresets().map(({ title, query }) => ({
      title,
      problem: decodeState(query).problem,
    }));
    for (const { title, problem } of offered.slice(0, 6)) {
      await page.getByRole("button", { name: "Examples" }).click();
      await page.locator(".example", { hasText: title }).click();
      const { excessRisk } = risk(problem);
      await settled(page);
      expect(await sides(page), title).toEqual([
        expect.closeTo(excessRisk ?? NaN, 6),
        expect.closeTo(excessRisk ?? NaN, 6),
      ]);
      expect(await page.locator("maskrisk-formula .check.off").count()).toBe(0);
      expect(await page.locator("maskrisk-formula .katex-error").count()).toBe(0);
    }
    expect(errors).toEqual([]);
  });

  it("follows the problem, and says so where the risk is infinite", async () => {
    const { page } = await open("gamma=3&p=0.3&axis=mask.ratio");
    await unfold(page);
    await fieldInput(page, "mask.ratio").fill("0.5");
    const { excessRisk } = risk(parseProblem({ gamma: 3, mask: { law: "fixed", ratio: 0.5 } }));
    const there = expect.closeTo(excessRisk ?? NaN, 6);
    await expect.poll(() => sides(page)).toEqual([there, there]);
    await fieldInput(page, "gamma").fill("1");
    await page.locator("maskrisk-formula .remark").waitFor();
    expect(await page.locator("maskrisk-formula .remark").innerText()).toContain("N = d");
  });

  it("is set in its own fonts and points out the field of a letter", async () => {
    const { page } = await open("gamma=3&p=0.3&axis=mask.ratio");
    await unfold(page);
    const loaded = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family),
      );
    await expect
      .poll(loaded)
      .toEqual(expect.arrayContaining(["KaTeX_Main", "KaTeX_Math"]) as string[]);
    const letter = page.locator("maskrisk-formula .main [data-path='gamma']").first();
    await letter.hover();
    await page.locator("maskrisk-number.pointed[data-path='gamma']").waitFor();
    await page.mouse.move(5, 5);
    await expect.poll(() => page.locator(".pointed").count()).toBe(0);
  });

  it("scrolls in its own box on a phone, never the page", async () => {
    const { page } = await open("gamma=3&mask=uniform&min=0.1&max=0.8&axis=gamma", {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await unfold(page);
    await page.locator("maskrisk-formula .line").first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    const wide = await page
      .locator("maskrisk-formula .box")
      .evaluateAll((boxes) => boxes.some((box) => box.scrollWidth > box.clientWidth));
    expect(wide).toBe(true);
  });
});

const uniform = "gamma=3&mask=uniform&min=0.1&max=0.8&axis=gamma";

function handle(page: Page, id: string): Locator {
  return page.locator(`maskrisk-mask-law [data-handle="${id}"]`);
}

describe("the plot of the mask law", () => {
  it("has ends that can be dragged; the link follows", async () => {
    const { page, errors } = await open(uniform);
    const end = handle(page, "max");
    await end.scrollIntoViewIfNeeded();
    const box = await end.boundingBox();
    if (box === null) throw new Error("the handle is not shown");
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 40, y, { steps: 8 });
    // live: the field says the value while the pointer is down
    await expect
      .poll(async () => Number(await fieldInput(page, "mask.max").inputValue()))
      .toBeLessThan(0.75);
    await page.mouse.up();
    const query = await address(page, (found) => Number(found.get("max")) < 0.75);
    const max = Number(query.get("max"));
    expect(max).toBeGreaterThan(0.5);
    expect(max).toBe(Number(max.toFixed(2)));
    expect(errors).toEqual([]);
  });

  it("is worked by keyboard", async () => {
    const { page } = await open(uniform);
    await handle(page, "min").focus();
    await page.keyboard.press("ArrowRight");
    await address(page, (query) => query.get("min") === "0.11");
    await page.keyboard.press("Shift+ArrowRight");
    await address(page, (query) => query.get("min") === "0.21");
    await page.keyboard.press("End");
    await address(page, (query) => query.get("min") === "0.8");
    expect(await handle(page, "min").getAttribute("aria-valuetext")).toBe("0.8");
  });

  it("moves ratios and probabilities of a list, and shapes of a beta law", async () => {
    const { page } = await open(
      "gamma=3&mask=discrete&ratios=0.2,0.6&probabilities=1,1&axis=gamma&rows=masked-target",
    );
    await handle(page, "chance-0").focus();
    await page.keyboard.press("PageUp");
    await address(page, (query) => query.get("probabilities") === "0.6,0.4");
    await page.getByText("rows that count").waitFor();
    const { page: other } = await open("gamma=3&mask=beta&a=2&b=2&axis=gamma");
    await handle(other, "mean").focus();
    await other.keyboard.press("PageDown");
    const query = await address(other, (found) => found.get("a") !== "2");
    const [a, b] = [Number(query.get("a") ?? 2), Number(query.get("b") ?? 2)];
    expect(a / (a + b)).toBeCloseTo(0.4, 2);
  });
});

const laws = [
  "gamma=3&mask=uniform&min=0.1&max=0.8&rows=masked-target&test=0.2&axis=gamma",
  "gamma=3&mask=discrete&ratios=0.2,0.6&probabilities=1,1&axis=gamma",
  "gamma=3&mask=beta&a=2&b=3&copies=2&axis=gamma",
];

// one of each in the test line, all of them in the long suite
describe.each(inject("thorough") ? (["light", "dark"] as const) : (["dark"] as const))(
  "%s",
  (colorScheme) => {
    it.each(inject("thorough") ? laws : laws.slice(0, 1))(
      "has no accessibility violations with %s",
      async (query) => {
        const { page } = await open(query, { colorScheme });
        await unfold(page);
        await page.locator("maskrisk-mask-law .handle").first().waitFor();
        expect(await violations(page)).toEqual([]);
      },
    );
  },
);
