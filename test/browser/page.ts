import type { BrowserContext, Frame, Locator, Page } from "playwright-core";
import { expect, inject } from "vitest";
import { usePages, type OpenPage, type PageOptions } from "./pages.ts";

/**
 * # How a page test waits
 *
 * An action (click, key, drag) has changed the state and all that follows from it at once by the time
 * its promise is there: texts beside controls, messages, labels, which button is offered can be read
 * right away. What comes later is waited for by the state that is meant, never by time, and never by a
 * text or a count that an earlier state had too:
 *
 * - {@link settled}: nothing on the page is on its way any more. Every part that shows something that
 *   is drawn, loaded or computed apart from the change is `aria-busy` until it is there (a canvas before
 *   the drawing library has drawn the newest figure, a spectrum, a map, a formula, the text to share),
 *   and experiments show their `progress`. A new part that is filled in later must do the same.
 * - {@link address}: the address is written when things are quiet; what it must hold must be what it
 *   did not hold before.
 * - `expect.poll(…)`: for all else, on a value that only the new state can have: the number that theory
 *   gives, not "another one than before"; a count that an earlier state cannot have had.
 * - That something does **not** happen is not waited for: something else that comes later is, and then
 *   it has not happened (a plot near the window is drawn: the one far from it has begun nothing). What a
 *   timer would do is tried with `page.clock`, and seen by what it would ask for.
 * - A message that goes by itself is looked for while the action is done (`Promise.all`), not after it.
 * - Positions are read after {@link settled}: fonts move what stands below them.
 *
 * Pages are used again by the next test (`pages.ts`): what a test changes beyond its page's state, such
 * as init scripts, and what it says of requests, which a cache may answer, need `{ alone: true }`.
 */

/** How a page is opened. */
export interface OpenOptions extends PageOptions {
  /** Whether the page takes this for a first visit, and shows its tour. */
  readonly firstVisit?: boolean;
}

/** Makes visitors of a context's pages ones who have seen the tour. */
export async function visitedBefore(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    // frames without an origin of their own have no storage
    if (window.origin !== "null") localStorage.setItem("maskrisk-tour", "seen");
  });
}

/** Pages for a test file. `open` gives one at a query string, its view drawn and ready to use. */
export function useExplorer(): (query?: string, options?: OpenOptions) => Promise<OpenPage> {
  const blank = usePages(visitedBefore);
  const stranger = usePages();
  return async (query = "", { firstVisit = false, ...options } = {}) => {
    const opened = await (firstVisit ? stranger : blank)(options);
    const { page } = opened;
    await page.goto(`${inject("pageUrl")}${query === "" ? "" : `?${query}`}`);
    await ready(page);
    return opened;
  };
}

/** Pages for a test file. `open` gives one at an address of the site, whatever it shows. */
export function usePlaces(): (address: string, options?: PageOptions) => Promise<OpenPage> {
  const blank = usePages(visitedBefore);
  return async (address, options) => {
    const opened = await blank(options);
    await opened.page.goto(`${inject("pageUrl")}${address}`);
    return opened;
  };
}

/**
 * Waits for a view on the page: a plot that is drawn, a map or a spectrum that begins to fill in, or
 * claims that are judged, or a place to drop a table: until then what lies above moves them.
 */
export async function ready(page: Page): Promise<void> {
  const view = page
    .locator('.canvas.drawn:not([aria-busy="true"]), .claims.judged, .start .drop')
    .first();
  await view.waitFor();
  await fontsLoaded(page);
  await view.waitFor();
}

/** Waits until what is on a page or in a frame, and what came with the last action, is all there. */
export async function settled(page: Page | Frame, timeout = 45_000): Promise<void> {
  await fontsLoaded(page);
  await page
    .locator('[aria-busy="true"], progress')
    .first()
    .waitFor({ state: "detached", timeout });
}

/** Waits for the fonts in use, and for two frames, in which everything has taken its place. */
async function fontsLoaded(page: Page | Frame): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) {
      await new Promise<unknown>((resolve) => requestAnimationFrame(resolve));
    }
  });
}

/** Addresses of the modules of views, each asked for when its view is first opened. */
export const VIEWS = /\/assets\/view-[^/]*\.js$/;

/** The typed value of a field's control. */
export function fieldInput(page: Page, path: string): Locator {
  return page.locator(`[data-path="${path}"] input.value`);
}

/** The slider of a field's control. */
export function fieldSlider(page: Page, path: string): Locator {
  return page.locator(`[data-path="${path}"] input[type="range"]`);
}

/** Types a value into a field and leaves it. */
export async function typeValue(page: Page, path: string, text: string): Promise<void> {
  await fieldInput(page, path).fill(text);
  await fieldInput(page, path).press("Enter");
}

/** A number shown among the facts, by its name. */
export async function fact(page: Page, name: string): Promise<number> {
  const text = await page
    .locator(".facts div", { hasText: name })
    .locator("dd")
    .first()
    .innerText();
  return Number(text.replace("−", "-"));
}

/** The query string once the address has been written: once it `holds` what it did not before. */
export async function address(
  page: Page,
  holds: (query: URLSearchParams) => boolean,
): Promise<URLSearchParams> {
  await expect
    .poll(() => (holds(new URL(page.url()).searchParams) ? "as meant" : page.url()))
    .toBe("as meant");
  return new URL(page.url()).searchParams;
}
