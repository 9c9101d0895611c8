import type { Page } from "playwright-core";
import { launchChromium, requireChromium } from "../browser/chromium.ts";
import { servePage } from "../browser/server.ts";
import { inMilliseconds, type Measurement } from "./measurement.ts";
import { median } from "./timing.ts";

/** A spiked problem along the mask ratio; the slider is that of γ, on which every point depends. */
const QUERY = "?v=1&gamma=4&spectrum=spiked&spikes=20&axis=mask.ratio";

/** Positions the slider is dragged through. */
const STEPS = 60;

/** Time from a slider's event to the new curve on the page, in Chromium: median and 95th percentile. */
export async function sliderToCurve(): Promise<Measurement[]> {
  const server = await servePage();
  const browser = await launchChromium(requireChromium());
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(server.url + QUERY);
    await page.locator("maskrisk-plot .reader").waitFor();
    const times = (await dragged(page)).slice(STEPS / 4); // the first quarter warms up
    const sorted = times.toSorted((a, b) => a - b);
    const figure = `${inMilliseconds(median(sorted) / 1000)}, 95 % within ${inMilliseconds(sorted[Math.floor(sorted.length * 0.95)] / 1000)}`;
    return [{ what: "slider event to new curve, in Chromium", figure, target: "" }];
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Drags the slider of γ step by step, each once the curve of the last is there; milliseconds of each. */
async function dragged(page: Page): Promise<number[]> {
  const slider = await page.getByRole("slider", { name: "aspect ratio" }).first().elementHandle();
  const plot = await page.locator("maskrisk-plot").first().elementHandle();
  if (slider === null || plot === null) throw new Error("the page has no slider of γ, or no plot");
  return page.evaluate(
    async ([input, drawing, steps]) => {
      const range = input as HTMLInputElement;
      const times: number[] = [];
      for (let i = 0; i < steps; i++) {
        const painted = new Promise((resolve) =>
          drawing.addEventListener("figure-painted", resolve, { once: true }),
        );
        range.value = String(400 + 5 * i);
        const start = performance.now();
        range.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        await painted;
        times.push(performance.now() - start);
      }
      return times;
    },
    [slider, plot, STEPS] as const,
  );
}
