import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { MaskriskPlotElement } from "../../src/element/embedded/maskrisk-element.types.ts";
import { eventsOf, threadsOf, useHost } from "./host-pages.ts";

const open = useHost();

const PLOT = `gamma="4" p="0.3" axis="mask.ratio"`;
const QUICK = `n="30" replicates="2" places="4"`;

/** Waits until a plot was drawn. */
async function drawn(page: Page, id = ""): Promise<void> {
  const ready = async (): Promise<boolean> =>
    (await eventsOf(page)).some((event) => event.type === "ready" && event.id === id);
  await expect.poll(ready, { timeout: 20_000 }).toBe(true);
}

function linkOf(page: Page): Promise<Record<string, string>> {
  return page
    .locator("maskrisk-plot")
    .first()
    .evaluate((element) => {
      const link = (element as MaskriskPlotElement).getLink() ?? "";
      return Object.fromEntries(new URLSearchParams(link));
    });
}

/** Sets attributes of the plot, in one task. */
function set(page: Page, attributes: Record<string, string>): Promise<void> {
  return page
    .locator("maskrisk-plot")
    .first()
    .evaluate((element, all) => {
      for (const [key, value] of Object.entries(all)) element.setAttribute(key, value);
    }, attributes);
}

describe("the life of a plot", () => {
  it("takes what was set before its class was known, in every order", async () => {
    const { page, errors } = await open({ body: `<div id="here"></div>`, late: true });
    const links = await page.evaluate(async () => {
      const here = document.getElementById("here") as HTMLElement;
      const steps: Record<string, (plot: HTMLElement) => void> = {
        gamma: (plot) => Object.assign(plot, { gamma: 3 }),
        p: (plot) => Object.assign(plot, { p: 0.25 }),
        insert: (plot) => here.append(plot),
      };
      const orders = [
        ["gamma", "p", "insert", "load"],
        ["insert", "gamma", "p", "load"],
        ["gamma", "insert", "load", "p"],
        ["insert", "load", "p", "gamma"],
        ["load", "gamma", "p", "insert"],
        ["p", "load", "insert", "gamma"],
      ];
      const plots = orders.map(() => document.createElement("maskrisk-plot"));
      const run = (before: boolean): void => {
        for (const [i, plot] of plots.entries()) {
          const order = orders[i] ?? [];
          const at = order.indexOf("load");
          const part = before ? order.slice(0, at) : order.slice(at + 1);
          for (const name of part) steps[name]?.(plot);
        }
      };
      run(true);
      const script = document.createElement("script");
      script.src = "/element/maskrisk-element.js";
      await new Promise((done) => {
        script.addEventListener("load", done);
        document.head.append(script);
      });
      run(false);
      const found = [];
      for (const plot of plots) {
        await plot.toSVG();
        found.push(plot.getLink());
      }
      return found;
    });
    expect(new Set(links)).toEqual(new Set(["v=1&gamma=3&p=0.25&axis=mask.ratio"]));
    expect(errors).toEqual([]);
  });

  it("keeps what was changed by hand when an attribute changes, and takes that", async () => {
    const { page } = await open({ body: `<maskrisk-plot ${PLOT}></maskrisk-plot>` });
    await drawn(page);
    await page.getByRole("slider", { name: "Current mask ratio p" }).press("End");
    const { p } = await linkOf(page);
    expect(Number(p)).toBeGreaterThan(0.9);
    await set(page, { theme: "dark" });
    await expect
      .poll(() =>
        page.locator("maskrisk-curves").evaluate((one) => Reflect.get(one, "scheme") as string),
      )
      .toMatch(/^dark/);
    expect(await linkOf(page)).toMatchObject({ gamma: "4", p });
    await set(page, { gamma: "3", title: "Three" });
    await expect.poll(() => linkOf(page)).toMatchObject({ gamma: "3", p });
    await set(page, { p: "0.2" });
    await expect.poll(() => linkOf(page)).toMatchObject({ gamma: "3", p: "0.2" });
    await set(page, { href: "?gamma=6&seed=5" });
    await expect.poll(() => linkOf(page)).toMatchObject({ gamma: "3", p: "0.2", seed: "5" });
  });

  it("draws labels in the colours of a theme as soon as it is set", async () => {
    const { page } = await open({ body: `<maskrisk-plot ${PLOT} theme="light"></maskrisk-plot>` });
    await drawn(page);
    const label = page.locator("maskrisk-curves .end-name").first();
    const before = await label.evaluate((one) => getComputedStyle(one).fill);
    await set(page, { theme: "dark" });
    await expect.poll(() => label.evaluate((one) => getComputedStyle(one).fill)).not.toBe(before);
  });

  it("goes on with its experiments when it is moved, and when it comes back", async () => {
    const slow = `n="200" replicates="4000" places="6"`;
    const { page } = await open({ body: `<maskrisk-plot ${PLOT} ${slow} run></maskrisk-plot>` });
    const running = async (): Promise<boolean> =>
      (await page.getByRole("button", { name: "Stop" }).count()) === 1;
    await expect.poll(running, { timeout: 20_000 }).toBe(true);
    await page.evaluate(async () => {
      const plot = document.querySelector("maskrisk-plot") as HTMLElement;
      document.body.append(document.createElement("section"));
      document.querySelector("section")?.append(plot);
      await new Promise((done) => setTimeout(done));
    });
    expect((await eventsOf(page)).at(-1)?.detail).not.toBe(null);
    expect(await running()).toBe(true);
    await page.evaluate(async () => {
      const plot = document.querySelector("maskrisk-plot") as HTMLElement;
      plot.remove();
      await new Promise((done) => setTimeout(done));
      Object.assign(window, { plot });
    });
    expect((await threadsOf(page)).now).toBe(0);
    await page.evaluate(() => document.body.append((window as unknown as { plot: Node }).plot));
    await expect.poll(running).toBe(true);
    await page.getByRole("button", { name: "Stop" }).click();
  });

  it("works in a document that it was moved to", async () => {
    const frame = `<iframe title="frame" style="width:900px;height:600px"></iframe>`;
    const body = `<maskrisk-plot ${PLOT} ${QUICK} theme="light"></maskrisk-plot>${frame}`;
    const { page, errors } = await open({ body });
    await drawn(page);
    const before = await page
      .locator("maskrisk-plot .plot-box")
      .evaluate((box) => box.clientHeight);
    await page.evaluate(() => {
      const inside = document.querySelector("iframe")?.contentDocument?.body as HTMLElement;
      inside.append(document.querySelector("maskrisk-plot") as HTMLElement);
    });
    const inside = page.frameLocator("iframe");
    await inside.locator(".canvas.drawn .scatterlayer path.js-line").first().waitFor();
    await expect
      .poll(() => inside.locator(".plot-box").evaluate((box) => box.clientHeight))
      .toBeGreaterThan(before / 2);
    await inside.getByRole("slider", { name: "Current mask ratio p" }).press("End");
    await expect
      .poll(() =>
        inside
          .locator("maskrisk-plot")
          .evaluate((plot) => (plot as MaskriskPlotElement).getProblem()?.mask),
      )
      .not.toMatchObject({ ratio: 0.3 });
    const colour = await inside
      .locator("button.primary")
      .evaluate((one) => getComputedStyle(one).fontWeight);
    expect(colour).toBe("600");
    expect(errors).toEqual([]);
  });

  it("writes images on no page, and refuses sizes that are none", async () => {
    const { page } = await open({ body: "" });
    const told = await page.evaluate(async () => {
      await customElements.whenDefined("maskrisk-plot");
      const plot = document.createElement("maskrisk-plot");
      const of = (promise: Promise<unknown>): Promise<string> =>
        promise.then(
          (value) => (typeof value === "string" ? value.slice(0, 4) : "blob"),
          (error: unknown) => (error as Error).message,
        );
      const empty = await of(plot.toSVG());
      Object.assign(plot, { gamma: 4, p: 0.3 });
      return [
        empty,
        await of(plot.toSVG()),
        await of(plot.toPNG()),
        await of(plot.toSVG({ width: Number.NaN })),
        await of(plot.toSVG({ width: -5 })),
        await of(plot.toSVG({ height: Infinity })),
        await of(plot.toPNG({ scale: Number.NaN })),
      ];
    });
    expect(told).toEqual([
      expect.stringContaining("gamma is required"),
      "<svg",
      "blob",
      expect.stringContaining("width must be a number in [1, "),
      expect.stringContaining("width must be a number in [1, "),
      expect.stringContaining("height must be a number in [1, "),
      expect.stringContaining("an image must be 1 to"),
    ]);
  });

  it("survives every policy of trusted types, or says why it does not", async () => {
    const body = `<maskrisk-plot ${PLOT} exportparts="plot"><p>kept</p></maskrisk-plot>`;
    const { page, errors } = await open({ body, policy: "trusted-types 'none'" });
    await drawn(page);
    expect(errors.filter((error) => !/trusted/i.test(error))).toEqual([]);
    const strict = "trusted-types 'none'; require-trusted-types-for 'script'";
    const { page: refused } = await open({ body, policy: strict });
    await refused.getByRole("alert").waitFor();
    expect(await refused.getByRole("alert").innerText()).toContain("trusted types");
    expect(await refused.getByText("kept").isVisible()).toBe(true);
  });

  it("draws an axis between neighbouring doubles", async () => {
    const axis = `gamma="4" axis="gamma" from="2" to="2.0000000000000004"`;
    const { page } = await open({ body: `<maskrisk-plot ${axis}></maskrisk-plot>` });
    await drawn(page);
    const labels = await page.locator(".xaxislayer-above .xtick text").allTextContents();
    expect(["2", "2.0000000000000004"]).toEqual(expect.arrayContaining(labels));
  });
});

describe("pointers", () => {
  const shown = [
    ["scaled", "transform:scale(0.5);transform-origin:0 0"],
    ["zoomed", "zoom:0.6"],
    ["turned", "transform:translate(400px,80px) rotate(20deg) scale(0.7);transform-origin:0 0"],
    ["zoomed and scaled", "zoom:1.4;transform:scale(0.5);transform-origin:0 0"],
    ["tilted", "transform:perspective(900px) rotateY(25deg)"],
  ] as const;

  it.each(shown)("drag to where they are when the page is %s", async (_name, style) => {
    const body = `<div style="width:900px;${style}"><maskrisk-plot ${PLOT}></maskrisk-plot></div>`;
    const { page } = await open({ body });
    await drawn(page);
    /** Where the middle of what is at p lies in the window. */
    const handle = page.locator("maskrisk-curves .marker .handle");
    const place = async (): Promise<{ x: number; y: number }> => {
      const { x, y, width, height } = (await handle.boundingBox()) as DOMRect;
      return { x: x + width / 2, y: y + height / 2 };
    };
    // where p = 0.675 is: the marker is sent there, and back
    await set(page, { p: "0.675" });
    await expect.poll(async () => (await linkOf(page))["p"]).toBe("0.675");
    await expect.poll(() => handle.innerText()).toContain("0.675");
    const goal = await place();
    await set(page, { p: "0.3" });
    await expect.poll(() => handle.innerText()).toContain("0.3");
    const start = await place();
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move((start.x + goal.x) / 2, (start.y + goal.y) / 2);
    await page.mouse.move(goal.x, goal.y);
    await page.mouse.up();
    await expect.poll(async () => Number((await linkOf(page))["p"])).toBeCloseTo(0.675, 1.8);
  });
});
