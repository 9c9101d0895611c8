import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { MaskriskPlotElement } from "../../src/element/embedded/maskrisk-element.types.ts";
import { eventsOf, useHost } from "./host-pages.ts";

const open = useHost();

const PLOT = `gamma="4" p="0.3" axis="mask.ratio"`;
const SCRIPT = `<script src="/element/maskrisk-element.js"></script>`;

async function drawn(page: Page, id = ""): Promise<void> {
  const ready = async (): Promise<boolean> =>
    (await eventsOf(page)).some((event) => event.type === "ready" && event.id === id);
  await expect.poll(ready, { timeout: 20_000 }).toBe(true);
}

/** The mask ratio that a plot shows. */
function ratioOf(page: Page, id: string): Promise<number> {
  return page
    .locator(`#${id}`)
    .evaluate((plot) =>
      Number(new URLSearchParams((plot as MaskriskPlotElement).getLink() ?? "").get("p")),
    );
}

describe("in a deck of reveal.js", () => {
  const deck = `<link rel="stylesheet" href="/tools/reveal.js/dist/reveal.css">
    <style>.reveal section { text-transform: uppercase; letter-spacing: 4px; text-align: center }</style>
    <div class="reveal"><div class="slides">
      <section><h2>First</h2></section>
      <section><maskrisk-plot id="plot" ${PLOT} title="with γ"><p>meanwhile</p></maskrisk-plot></section>
      <section><h2>Last</h2></section>
    </div></div>
    ${SCRIPT}
    <script src="/tools/reveal.js/dist/reveal.js"></script>
    <script>
      window.deck = new Reveal({ width: 1000, height: 900, center: true, transition: "none" });
      window.deck.initialize();
    </script>`;

  const slide = (page: Page): Promise<number> =>
    page.evaluate(
      () => (window as unknown as { deck: { getIndices(): { h: number } } }).deck.getIndices().h,
    );

  it("takes its room at once, drags to where the pointer is, keeps its keys and its type", async () => {
    const { page, errors } = await open({ body: deck, late: true });
    await page.locator(".reveal.ready").waitFor();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => slide(page)).toBe(1);
    const plot = page.locator("#plot");
    const before = await plot.evaluate((one) => (one as HTMLElement).offsetHeight);
    await drawn(page, "plot");
    const after = await plot.evaluate((one) => (one as HTMLElement).offsetHeight);
    expect(Math.abs(after - before)).toBeLessThanOrEqual(30);

    const title = page.locator("#plot figcaption");
    const style = await title.evaluate((one) => {
      const { textTransform, letterSpacing, textAlign } = getComputedStyle(one);
      return { textTransform, letterSpacing, textAlign };
    });
    expect(style).toEqual({ textTransform: "none", letterSpacing: "normal", textAlign: "start" });

    const reader = (await page.locator("#plot .reader").boundingBox()) as DOMRect;
    const handle = (await page.locator("#plot .marker .handle").boundingBox()) as DOMRect;
    await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
    await page.mouse.down();
    await page.mouse.move(reader.x + reader.width / 2, handle.y, { steps: 3 });
    await page.mouse.up();
    const { from, to } = await page.locator("#plot .reader").evaluate((one) => ({
      from: Number(one.getAttribute("aria-valuemin")),
      to: Number(one.getAttribute("aria-valuemax")),
    }));
    expect(await ratioOf(page, "plot")).toBeCloseTo((from + to) / 2, 1.9);

    const marker = page.getByRole("slider", { name: "Current mask ratio p" });
    const there = await ratioOf(page, "plot");
    await marker.press("ArrowRight");
    await expect.poll(() => ratioOf(page, "plot")).toBeGreaterThan(there);
    const field = page.locator("#plot .marker-control input.value");
    await field.fill("");
    await field.pressSequentially("0.25");
    await field.press("Enter");
    await expect.poll(() => ratioOf(page, "plot")).toBe(0.25);
    expect(await slide(page)).toBe(1);
    expect(await page.locator(".reveal.paused").count()).toBe(0);
    expect(errors).toEqual([]);
  });
});

it("is drawn beside a loader of modules, as in notebooks", async () => {
  const body = `<script src="/tools/requirejs/require.js"></script>${SCRIPT}
    <maskrisk-plot ${PLOT}></maskrisk-plot>`;
  const { page, errors } = await open({ body, late: true });
  await drawn(page);
  expect(errors).toEqual([]);
});

describe("on paper", () => {
  it("every plot is drawn at once in the width of the paper, also those never seen", async () => {
    const body = `<maskrisk-plot id="near" ${PLOT} theme="dark"><p>one</p></maskrisk-plot>
      <div style="height:5000px"></div>
      <maskrisk-plot id="far" ${PLOT}><p>two</p></maskrisk-plot>`;
    const { page } = await open({ body });
    await drawn(page, "near");
    // what is there when the event has been handled is what is printed
    const shown = await page.evaluate(async () => {
      dispatchEvent(new Event("beforeprint"));
      await new Promise((done) => setTimeout(done));
      return [...document.querySelectorAll("maskrisk-plot")].map((plot) => {
        const curves = plot.shadowRoot?.querySelector("maskrisk-curves");
        const drawing = curves?.shadowRoot?.querySelector(".paper svg");
        const children = plot.shadowRoot?.querySelector("slot");
        return {
          width: Number(drawing?.getAttribute("viewBox")?.split(" ")[2]),
          lines: drawing?.querySelectorAll("path").length,
          children: children?.hidden,
        };
      });
    });
    for (const { width, lines, children } of shown) {
      expect(width).toBeLessThanOrEqual(700);
      expect(lines).toBeGreaterThan(0);
      expect(children).toBe(true);
    }
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await expect.poll(() => page.locator(".paper").count()).toBe(0);
    await page.emulateMedia({ media: "print" });
    await page.locator("#near .paper svg").waitFor();
    expect(await page.locator("#near .reader").isVisible()).toBe(false);
  });
});

it("has a track for its slider in forced colours", async () => {
  const { page } = await open({ body: `<maskrisk-plot ${PLOT}></maskrisk-plot>` });
  await page.emulateMedia({ forcedColors: "active" });
  await drawn(page);
  const slider = page.locator('input[type="range"]').first();
  const image = (await slider.screenshot()).toString("base64");
  // far from the thumb, the colours from the top of the slider to its foot
  const colours = await page.evaluate(async (data) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${data}`;
    await picture.decode();
    const { width, height } = picture;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d") as OffscreenCanvasRenderingContext2D;
    context.drawImage(picture, 0, 0);
    const column = context.getImageData(width - 4, 0, 1, height).data;
    return new Set(Array.from({ length: height }, (_, i) => String(column.slice(4 * i, 4 * i + 3))))
      .size;
  }, image);
  expect(colours).toBeGreaterThan(1);
  await page.emulateMedia({ forcedColors: null });
});
