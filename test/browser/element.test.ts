import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { MaskriskPlotElement } from "../../src/element/embedded/maskrisk-element.types.ts";
import { violations } from "./axe.ts";
import { eventsOf, threadsOf, useHost } from "./host-pages.ts";
import { settled } from "./page.ts";

const open = useHost();

const PLOT = `gamma="4" p="0.3" axis="mask.ratio"`;
const QUICK = `n="30" replicates="2" places="4"`;
const DRAWN = ".canvas.drawn";

/** Waits until an event of a plot was fired, and gives its detail. */
async function detailOf(page: Page, type: string, id = ""): Promise<Record<string, unknown>> {
  const find = async (): Promise<unknown> =>
    (await eventsOf(page)).find((event) => event.type === type && event.id === id);
  await expect.poll(find, { timeout: 20_000, message: `${type} of ${id}` }).toBeDefined();
  return ((await find()) as { detail: Record<string, unknown> }).detail;
}

/** Waits until experiments were run to their end. */
async function simulated(page: Page, id = ""): Promise<void> {
  const last = async (): Promise<unknown> =>
    (await eventsOf(page)).findLast((event) => event.type === "progress" && event.id === id);
  await expect.poll(last, { timeout: 40_000 }).toMatchObject({ detail: null });
}

/** Simulated cells on the plots of a page. */
function cells(page: Page): Promise<number> {
  return page.locator("maskrisk-curves .scatterlayer .points path").count();
}

describe("a plot in somebody’s page", () => {
  it("is drawn from its attributes by one file, and says so", async () => {
    const body = `<maskrisk-plot ${PLOT}></maskrisk-plot>`;
    const { page, errors, asked } = await open({ body }, { alone: true });
    await page.locator(DRAWN).waitFor();
    const { problem, link } = await detailOf(page, "ready");
    expect(problem).toMatchObject({ gamma: 4, mask: { law: "fixed", ratio: 0.3 } });
    expect(link).toBe("v=1&gamma=4&p=0.3&axis=mask.ratio");
    const summary = await page.locator(".canvas").getAttribute("aria-label");
    expect(summary).toMatch(/excess risk/);
    expect(errors).toEqual([]);
    expect(new Set(asked)).toEqual(new Set(["/element/maskrisk-element.js", "/app/icon.svg"]));
  });

  it("takes a whole link, whose keys single attributes replace, and properties", async () => {
    const body = `<maskrisk-plot href="https://example.org/x?gamma=2&pin=two~gamma:8&p=0.1&seed=5" p="0.5"></maskrisk-plot>`;
    const { page } = await open({ body });
    await page.locator(DRAWN).waitFor();
    const plot = page.locator("maskrisk-plot");
    const read = (): Promise<unknown> =>
      plot.evaluate((element) => (element as MaskriskPlotElement).getProblem());
    expect(await read()).toMatchObject({ gamma: 2, mask: { ratio: 0.5 } });
    await plot.evaluate((element) => Object.assign(element, { gamma: 3 }));
    await expect.poll(read).toMatchObject({ gamma: 3, mask: { ratio: 0.5 } });
    await plot.evaluate((element) => Object.assign(element, { problem: { gamma: 7 } }));
    await expect.poll(read).toMatchObject({ gamma: 7, mask: { ratio: 0 } });
  });

  it("shows its children until it is drawn, and without scripts", async () => {
    const body = `<maskrisk-plot ${PLOT}><p id="child">a table</p></maskrisk-plot>`;
    const { page } = await open({ body }, { javaScriptEnabled: false });
    expect(await page.locator("#child").isVisible()).toBe(true);
    const { page: live } = await open({ body });
    await detailOf(live, "ready");
    await expect.poll(() => live.locator("#child").isVisible()).toBe(false);
  });

  it("starts nothing before it comes near the window", async () => {
    const far = `<div style="height:4000px"></div>`;
    const near = `<maskrisk-plot id="near" ${PLOT} ${QUICK} run></maskrisk-plot>`;
    const plot = `<maskrisk-plot id="far" ${PLOT} ${QUICK} run><p>meanwhile</p></maskrisk-plot>`;
    const { page } = await open({ body: `${near}${far}${plot}` });
    // by then the one far away would have begun
    await simulated(page, "near");
    expect((await eventsOf(page)).filter(({ id }) => id !== "near")).toEqual([]);
    expect(await page.locator("#far maskrisk-curves").count()).toBe(0);
    await page.locator("#far").scrollIntoViewIfNeeded();
    await detailOf(page, "ready", "far");
    await simulated(page, "far");
    expect(await cells(page)).toBeGreaterThan(0);
  });

  it("explains what it cannot read, as text, and keeps its children", async () => {
    const bad = `gama="4" p="3" title="<img src=x onerror=alert(1)>" controls="all"`;
    const { page } = await open({ body: `<maskrisk-plot ${bad}><p>kept</p></maskrisk-plot>` });
    const { faults } = await detailOf(page, "error");
    expect(faults).toEqual([
      'controls must be "none", "min", "full"',
      "gama is no attribute of this element",
      expect.stringContaining("gamma is required"),
      expect.stringContaining("mask.ratio must be a number in [0, 1)"),
    ]);
    expect(await page.getByRole("alert").locator("li").count()).toBe(4);
    expect(await page.getByText("kept").isVisible()).toBe(true);
    expect(await page.locator("maskrisk-plot img").count()).toBe(0);
  });

  it("tells of changes by hand, and opens them in the explorer that is named", async () => {
    const body = `<maskrisk-plot ${PLOT} explorer="/app/" title="Drag me"></maskrisk-plot>`;
    const { page } = await open({ body });
    const marker = page.getByRole("slider", { name: "Current mask ratio p" });
    await marker.focus();
    await marker.press("ArrowRight");
    const { link } = await detailOf(page, "change");
    const ratio = Number(new URLSearchParams(link as string).get("p"));
    expect(ratio).toBeGreaterThan(0.3);
    const href = await page.getByRole("link", { name: "Open in explorer" }).getAttribute("href");
    expect(new URL(href as string).search).toBe(`?${link as string}`);
    expect(await page.locator("figcaption").innerText()).toBe("Drag me");
  });

  it("writes SVG and PNG files that carry problem and seed, light unless asked", async () => {
    const far = `<div style="height:4000px"></div>`;
    const body = `${far}<maskrisk-plot ${PLOT} seed="9" theme="dark"></maskrisk-plot>`;
    const { page } = await open({ body });
    const written = await page.locator("maskrisk-plot").evaluate(async (element) => {
      const plot = element as MaskriskPlotElement;
      const svg = await plot.toSVG({ width: 500, height: 300 });
      const png = await plot.toPNG({ width: 500, height: 300, scale: 3 });
      const { width, height } = await createImageBitmap(png);
      return { svg, width, height, type: png.type };
    });
    expect(written.svg).toMatch(/^<svg [^>]*xmlns/);
    expect(written.svg).toContain("&quot;seed&quot;:9");
    expect(written.svg).toContain("#1f5fd0");
    expect(written).toMatchObject({ width: 1500, height: 900, type: "image/png" });
  });

  it("is a picture where it is static, and has as many controls as it is asked for", async () => {
    const body = ["none", "min", "full"]
      .map(
        (controls) =>
          `<maskrisk-plot id="${controls}" controls="${controls}" ${PLOT}></maskrisk-plot>`,
      )
      .join("");
    const { page } = await open({
      body: `<maskrisk-plot id="still" static run ${PLOT}></maskrisk-plot>${body}`,
    });
    for (const id of ["still", "none", "min", "full"]) {
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      await detailOf(page, "ready", id);
    }
    expect(await page.locator("#still").getByRole("slider").count()).toBe(0);
    expect(await page.locator("#still").getByRole("button").count()).toBe(0);
    expect(await page.locator("#none").getByRole("slider").count()).toBe(2);
    expect(await page.locator("#none").getByRole("button", { name: "Simulate" }).count()).toBe(0);
    expect(await page.locator("#min maskrisk-number").count()).toBe(1);
    expect(await page.locator("#full maskrisk-number").count()).toBeGreaterThan(5);
    expect((await eventsOf(page)).some(({ type }) => type === "progress")).toBe(false);
    await page.locator("#full summary", { hasText: "Data" }).first().click();
    await page.locator('#full [data-path="gamma"] input.value').fill("6");
    await page.locator('#full [data-path="gamma"] input.value').press("Enter");
    expect((await detailOf(page, "change", "full"))["problem"]).toMatchObject({ gamma: 6 });
  });

  it("shares its threads with every other plot of the page", async () => {
    const body = [1, 2, 3]
      .map(
        (id) => `<maskrisk-plot id="p${id}" gamma="${id}.5" p="0.2" ${QUICK} run></maskrisk-plot>`,
      )
      .join("");
    const { page, errors } = await open({ body: `<div style="zoom:0.3">${body}</div>` });
    for (const id of ["p1", "p2", "p3"]) await simulated(page, id);
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    const { started, most, now } = await threadsOf(page);
    expect(started).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(Math.min(8, cores > 2 ? cores - 1 : cores));
    expect(now).toBe(0);
    expect(await cells(page)).toBeGreaterThan(6);
    expect(errors).toEqual([]);
  });

  it("leaves the wheel and vertical strokes to the page", async () => {
    const body = `<maskrisk-plot ${PLOT}></maskrisk-plot><div style="height:3000px"></div>`;
    const { page } = await open({ body });
    await detailOf(page, "ready");
    await page.mouse.move(400, 250);
    await page.mouse.wheel(0, 600);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(600);
    const actions = await page.evaluate(() =>
      [".reader", ".marker", ".grip"].map((part) => {
        const curves = document
          .querySelector("maskrisk-plot")
          ?.shadowRoot?.querySelector("maskrisk-curves")?.shadowRoot;
        return getComputedStyle(curves?.querySelector(part) as Element).touchAction;
      }),
    );
    expect(actions).toEqual(["pan-y", "pan-y", "pan-y"]);
  });

  it.each(["light", "dark"])("has no accessibility violations when %s", async (theme) => {
    const attributes = `${PLOT} theme="${theme}" controls="full" title="Masks" explorer="/app/"`;
    const { page } = await open({
      body: `<main><h1>Host</h1><maskrisk-plot ${attributes}></maskrisk-plot></main>`,
    });
    await detailOf(page, "ready");
    await page.locator("summary", { hasText: "Data table" }).click();
    await page.locator("tbody tr").last().waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
  });
});

describe("a plot under a strict policy", () => {
  // ends that hold every cell: none is only announced at the plot's edge
  const body = `<maskrisk-plot ${PLOT} ${QUICK} yfrom="0" yto="1000" run></maskrisk-plot>`;

  it("needs no more than its file, and threads of its own making", async () => {
    const policy =
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src blob:; img-src 'self'";
    const { page, errors } = await open({ body, policy });
    await simulated(page);
    expect(await cells(page)).toBe(4);
    expect(await page.getByRole("note").count()).toBe(0);
    expect(errors.filter((error) => !/style/i.test(error))).toEqual([]);
  });

  it("works in the page itself where threads are refused, and says so", async () => {
    const policy = "default-src 'none'; script-src 'self'; img-src 'self'";
    const { page } = await open({ body, policy });
    await simulated(page);
    expect(await cells(page)).toBe(4);
    expect(await page.getByRole("note").allInnerTexts()).toEqual([
      expect.stringContaining("no background threads"),
      expect.stringContaining("plain engine"),
    ]);
  });
});

it("is a classic script as well as a module, with types beside it", () => {
  const file = readFileSync(
    new URL("../../dist/element/maskrisk-element.js", import.meta.url),
    "utf8",
  );
  expect(file).not.toMatch(/^\s*(import|export)\b/m);
  expect(file).not.toContain("import.meta");
  const types = readFileSync(
    new URL("../../dist/element/maskrisk-element.d.ts", import.meta.url),
    "utf8",
  );
  expect(types).toContain('from "../lib/problem/index.js"');
});
