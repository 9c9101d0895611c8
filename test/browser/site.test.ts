import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { offeredPresets } from "../tools/offered-presets.ts";
import { visitedBefore } from "./page.ts";
import { usePages } from "./pages.ts";
import { serveStatic, type StaticServer } from "./static-server.ts";

const DEEP = "/some/deep/path/";

const blank = usePages(visitedBefore);
let site: StaticServer;

beforeAll(async () => {
  site = await serveStatic(DEEP);
});
afterAll(() => site.close());

/** A page that keeps count of all that goes wrong on it; breaches of its policy are errors of its console. */
async function watchedPage(): Promise<{ page: Page; wrong: string[] }> {
  const { page, errors: wrong } = await blank({ alone: true });
  page.on("requestfailed", (request) => {
    // what a page still waits for when it sends on is given up
    const reason = request.failure()?.errorText ?? "";
    if (reason !== "net::ERR_ABORTED") wrong.push(`${reason}: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  return { page, wrong };
}

async function simulate(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /^Simulate/ })
    .first()
    .click();
  await expect
    .poll(() => page.locator("maskrisk-curves .canvas").first().getAttribute("aria-label"), {
      timeout: 45_000,
    })
    .toMatch(/simulated points/);
}

describe("the built site under a deep path", () => {
  it("works in every view, with experiments and formulas, within its policy", async () => {
    const { page, wrong } = await watchedPage();
    const query = "gamma=3&p=0.3&axis=mask.ratio&n=40&replicates=8&places=3&target=0";
    await page.goto(`${site.url}?${query}`);
    await page.locator("maskrisk-curves .canvas.drawn").waitFor();
    await simulate(page);
    for (const view of ["atlas", "spectrum"]) {
      await page.goto(`${site.url}?${query}&view=${view}`);
      await page.locator(".canvas.drawn").first().waitFor();
    }
    await page.goto(`${site.url}?gamma=2&spectrum=formula&formula=1/(1%2B10*u)&dimension=40`);
    await page.locator("maskrisk-curves .canvas.drawn").waitFor();
    expect(new URL(page.url()).pathname).toBe(DEEP);
    expect(wrong).toEqual([]);
  });

  it("opens from the path without its slash, and from the file itself", async () => {
    const { page, wrong } = await watchedPage();
    for (const address of [site.url.replace(/\/$/, "?gamma=2"), `${site.url}index.html?gamma=2`]) {
      await page.goto(address);
      await page.locator("maskrisk-curves .canvas.drawn").waitFor();
    }
    expect(new URL(page.url()).pathname).toBe(`${DEEP}index.html`);
    expect(wrong).toEqual([]);
  });

  it("sends from the page of a preset on to the preset", async () => {
    const { page, wrong } = await watchedPage();
    const [, second] = offeredPresets();
    await page.goto(`${site.url}examples/${second.id}`);
    await page.waitForURL((url) => url.pathname === DEEP);
    await page.locator("maskrisk-curves .canvas.drawn").waitFor();
    expect(new URL(page.url()).searchParams.getAll("pin")).toEqual(
      new URLSearchParams(second.query).getAll("pin"),
    );
    expect(wrong).toEqual([]);
  });
});

describe("a host that forbids WebAssembly", () => {
  it("still gets experiments, from the plain engine, and says so", async () => {
    const strict = await serveStatic("/", {
      "content-security-policy": "script-src 'self'; worker-src 'self' blob:",
    });
    const { page } = await watchedPage();
    await page.goto(
      `${strict.url}?gamma=2&p=0.3&axis=mask.ratio&n=30&replicates=4&places=3&target=0`,
    );
    await page.locator("maskrisk-curves .canvas.drawn").waitFor();
    await simulate(page);
    expect(await page.getByText(/plain engine/i).count()).toBeGreaterThan(0);
    await strict.close();
  });
});
