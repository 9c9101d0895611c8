import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { chapters } from "../../src/explorer/lessons/chapters/index.ts";
import { violations } from "./axe.ts";
import { ready } from "./page.ts";
import { usePages, type PageOptions } from "./pages.ts";
import { phone, screens } from "./screens.ts";

const blank = usePages();

/** The lessons, ready to read, and every error that the page had. */
async function openLessons(
  place = "",
  options: PageOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const { page, errors } = await blank({ reducedMotion: "reduce", ...options });
  await page.goto(`${inject("pageUrl")}lessons.html${place}`);
  await page.locator("lesson-chapter h2").last().waitFor();
  return { page, errors };
}

const figure = (page: Page, id: string) => page.locator(`#figure-${id}`);

/** Scrolls to a figure and waits until it is drawn. */
async function seeFigure(page: Page, id: string): Promise<void> {
  await figure(page, id).scrollIntoViewIfNeeded();
  await figure(page, id).locator('.canvas.drawn:not([aria-busy="true"])').waitFor();
}

/** The figures of a chapter. */
const figuresOf = ({ blocks }: (typeof chapters)[number]): string[] =>
  blocks.flatMap((one) => (one.kind === "figure" ? [one.id] : []));

describe("the lessons", () => {
  it("render every chapter, its formulas, and its figures when they are reached", async () => {
    const { page, errors } = await openLessons();
    expect(await page.locator("lesson-chapter h2").allInnerTexts()).toEqual(
      chapters.map(({ title }) => title),
    );
    expect(await page.locator("lesson-math code, .katex-error").count()).toBe(0);
    expect(await page.locator("lesson-math .katex-mathml math").count()).toBeGreaterThan(100);
    expect(await page.locator(".canvas.drawn").count()).toBeLessThan(4);
    for (const id of chapters.flatMap(figuresOf)) await seeFigure(page, id);
    const text = await page.locator("main").innerText();
    expect(text).not.toMatch(/NaN|undefined|\{\{|\$/);
    expect(errors).toEqual([]);
  }, 120_000);

  it("open at the chapter that the address names, and tell which one is read", async () => {
    const { page } = await openLessons("#spikes");
    await expect
      .poll(() => page.locator(".contents [aria-current]").innerText())
      .toContain("Spikes");
    const chapter = page.locator("#spikes");
    await expect
      .poll(() => chapter.evaluate((one) => one.getBoundingClientRect().top))
      .toBeLessThan(200);
  });

  it("have live figures: slider, number in the text, marker and text follow one another", async () => {
    const { page, errors } = await openLessons("#spikes");
    await seeFigure(page, "spike");
    const caption = figure(page, "spike").locator("figcaption");
    const before = await caption.innerText();
    const slider = figure(page, "spike").locator('[data-path="gamma"] input[type="range"]');
    await slider.focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press("PageUp");
    await expect.poll(() => caption.innerText()).not.toBe(before);
    const number = caption.locator("lesson-number").nth(2);
    expect(await number.getAttribute("role")).toBe("slider");
    await number.focus();
    await page.keyboard.press("Home");
    expect(await number.innerText()).toBe("0");
    const marker = page.locator('#figure-spike maskrisk-curves [role="slider"]').first();
    expect(await marker.getAttribute("aria-valuenow")).toBe("0");
    const box = await number.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 3, (box?.y ?? 0) + 6);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 83, (box?.y ?? 0) + 6, { steps: 4 });
    await page.mouse.up();
    expect(Number(await number.innerText())).toBeGreaterThan(0.1);
    await figure(page, "spike").getByRole("button", { name: "Reset" }).click();
    expect(await caption.innerText()).toBe(before);
    expect(errors).toEqual([]);
  });

  it("run experiments in a figure", async () => {
    const { page } = await openLessons("#experiments");
    await seeFigure(page, "simulated");
    await figure(page, "simulated").getByRole("button", { name: "Run experiments" }).click();
    await figure(page, "simulated").getByRole("button", { name: "Stop" }).waitFor();
    await figure(page, "simulated")
      .getByRole("button", { name: "Run experiments" })
      .waitFor({ timeout: 50_000 });
    const drawn = await page.locator("#figure-simulated maskrisk-curves").evaluate((one) => {
      const { figure: shown } = one as unknown as { figure: { series: { points: unknown[] }[] } };
      return shown.series[0]?.points.length;
    });
    expect(drawn).toBe(9);
  });

  it("check exercises, say why, reveal answers, and remember what was solved", async () => {
    const { page } = await openLessons("#double-descent");
    const numeric = page.getByRole("form", { name: "Exercise 1.1" });
    await numeric.locator("input").fill("0.5");
    await numeric.getByRole("button", { name: "Check" }).click();
    expect(await numeric.getByRole("status").innerText()).toContain("total");
    await numeric.locator("input").fill("1/4");
    await page.keyboard.press("Enter");
    expect(await numeric.getByRole("status").innerText()).toContain("Right");
    const setting = page.getByRole("form", { name: "Exercise 1.3" });
    await setting.getByRole("button", { name: "Check" }).click();
    expect(await setting.getByRole("status").innerText()).toContain("Not yet");
    await setting.getByRole("button", { name: "Show a solution" }).click();
    await setting.getByRole("button", { name: "Check" }).click();
    expect(await setting.getByRole("status").innerText()).toContain("Found");
    const choice = page.getByRole("form", { name: "Exercise 3.2" });
    await choice.locator('input[type="radio"]').nth(1).check();
    await choice.getByRole("button", { name: "Check" }).click();
    expect(await choice.getByRole("status").innerText()).toContain("No.");
    await page.reload();
    await expect.poll(() => page.locator(".exercise .done").count()).toBe(2);
  });

  it("work where storage is denied", async () => {
    const { page, errors } = await blank({ alone: true });
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", {
        get: () => {
          throw new Error("denied");
        },
      });
    });
    await page.goto(`${inject("pageUrl")}lessons.html`);
    const numeric = page.getByRole("form", { name: "Exercise 1.1" });
    await numeric.locator("input").fill("0.25");
    await page.keyboard.press("Enter");
    await numeric.locator(".done").waitFor();
    expect(errors).toEqual([]);
  });

  it("are linked from the explorer, whose problems figures open", async () => {
    const { page } = await openLessons("#spikes");
    const link = figure(page, "spike").getByRole("link", { name: /explorer/ });
    expect(await link.getAttribute("href")).toContain("spectrum=spiked");
    await link.click();
    await page.locator("maskrisk-explorer").waitFor();
    await ready(page);
    expect(await page.locator('a[href="./lessons.html"]').count()).toBeGreaterThan(0);
  });
});

describe("the lessons on paper and on a phone", () => {
  it("do not scroll sideways at 390 pixels", async () => {
    const { page } = await openLessons("", phone);
    for (const id of chapters.flatMap(figuresOf)) await seeFigure(page, id);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it("print every figure, and the answers, without controls", async () => {
    const { page } = await openLessons("", { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    const figures = chapters.flatMap(({ blocks }) => blocks.filter((one) => one.kind === "figure"));
    await expect
      .poll(() => page.locator("lesson-figure .canvas.drawn svg.main-svg").count(), {
        timeout: 40_000,
      })
      .toBeGreaterThanOrEqual(figures.length);
    expect(
      await page.locator(".top, .contents, .sliders, .answering").locator("visible=true").count(),
    ).toBe(0);
    const answers = page.locator(".answers p");
    expect(await answers.count()).toBe(chapters.flatMap(({ exercises }) => exercises).length);
    expect(await answers.first().isVisible()).toBe(true);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe("rgb(253, 252, 249)");
  }, 90_000);

  // the others in the long suite
  it.each(inject("thorough") ? screens : screens.slice(1, 2))(
    "have no accessibility violations: %s",
    async (_, options) => {
      const { page } = await openLessons("#spikes", options);
      await seeFigure(page, "spike");
      await page
        .getByRole("form", { name: "Exercise 3.1" })
        .getByRole("button", { name: "Check" })
        .click();
      expect(await violations(page)).toEqual([]);
    },
  );
});
