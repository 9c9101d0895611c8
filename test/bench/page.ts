import type { Page } from "playwright-core";
import { launchChromium, requireChromium } from "../browser/chromium.ts";
import { serveStatic } from "../browser/static-server.ts";
import { PLOT_LIMIT, plotSize, SHELL_LIMIT, shellSize } from "../browser/shell-size.ts";
import { inMilliseconds, type Measurement } from "./measurement.ts";
import { median } from "./timing.ts";

/**
 * Five curves of 201 places along the mask ratio, each at another γ; the slider is that of the noise,
 * on which the edited curve depends. All five are drawn again at each step.
 */
const QUERY = `?v=1&gamma=4&spectrum=spiked&spikes=20&p=0.1&axis=mask.ratio${[2, 3, 6, 8]
  .map((gamma) => `&pin=${gamma}~gamma:${gamma}`)
  .join("")}`;

/** Positions the slider is dragged through. */
const STEPS = 120;

/** What one drag gave, milliseconds. */
interface Drag {
  /** From each event to the figure being ready to draw. */
  readonly compute: number[];
  /** From each event to the first frame after it was drawn. */
  readonly paint: number[];
  /** Tasks over 50 ms while the slider moved once a frame. */
  readonly long: number[];
}

/** Sizes of what is loaded, and times from a slider's event to the curve on the page, in Chromium. */
export async function sliderToCurve(): Promise<Measurement[]> {
  const server = await serveStatic("/");
  const browser = await launchChromium(requireChromium());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.url + QUERY);
    await page.locator("maskrisk-curves .reader").waitFor();
    const { compute, paint, long } = await dragged(page);
    const both = (times: number[]): string => {
      const sorted = times.slice(STEPS / 4).toSorted((a, b) => a - b); // the first quarter warms up
      const p95 = sorted[Math.floor(sorted.length * 0.95)];
      return `${inMilliseconds(median(sorted) / 1000)}, 95 % within ${inMilliseconds(p95 / 1000)}`;
    };
    const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
    return [
      {
        what: "page before its views, gzip",
        figure: kilobytes(shellSize()),
        target: `≤ ${SHELL_LIMIT / 1000} kB`,
      },
      {
        what: "drawing library, gzip",
        figure: kilobytes(plotSize()),
        target: `≤ ${PLOT_LIMIT / 1000} kB`,
      },
      {
        what: "slider event to 5 computed curves × 201",
        figure: both(compute),
        target: "95 % ≤ 16 ms",
      },
      {
        what: "slider event to the frame after they are drawn",
        figure: both(paint),
        target: "95 % ≤ 50 ms",
      },
      {
        what: "tasks over 50 ms in a drag of 120 frames",
        figure: `${long.length}${long.length === 0 ? "" : ` (longest ${Math.round(Math.max(...long))} ms)`}`,
        target: "0",
      },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Drags a slider step by step, each once the last is on the screen; then once a frame. */
async function dragged(page: Page): Promise<Drag> {
  const slider = await page.locator('[data-path="noise"] input[type="range"]').elementHandle();
  const plot = await page.locator("maskrisk-curves").elementHandle();
  if (slider === null || plot === null) throw new Error("the page has no slider, or no plot");
  return page.evaluate(
    async ([input, drawing, steps]) => {
      const range = input as HTMLInputElement;
      const view = (drawing.getRootNode() as ShadowRoot).host as HTMLElement & {
        updateComplete: Promise<unknown>;
      };
      const app = (view.getRootNode() as ShadowRoot).host as typeof view;
      const compute: number[] = [];
      const paint: number[] = [];
      for (let i = 0; i < steps; i++) {
        const painted = new Promise((resolve) =>
          drawing.addEventListener("figure-painted", resolve, { once: true }),
        );
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const start = performance.now();
        range.value = String(300 + 5 * i);
        range.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        await app.updateComplete;
        await view.updateComplete;
        compute.push(performance.now() - start);
        await painted;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        paint.push(performance.now() - start);
      }
      const long: number[] = [];
      const observer = new PerformanceObserver((list) =>
        long.push(...list.getEntries().map(({ duration }) => duration)),
      );
      observer.observe({ type: "longtask" });
      for (let i = 0; i < steps; i++) {
        range.value = String(900 - 5 * i);
        range.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      observer.disconnect();
      return { compute, paint, long };
    },
    [slider, plot, STEPS] as const,
  );
}
