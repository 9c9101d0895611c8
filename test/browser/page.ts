import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
} from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, inject } from "vitest";
import { launchChromium } from "./chromium.ts";

/** What a test gets: a page on the explorer, and every error it had. */
export interface OpenPage {
  readonly page: Page;
  readonly errors: string[];
}

/** How a page is opened. */
export interface OpenOptions extends BrowserContextOptions {
  /** Whether the page takes this for a first visit, and shows its tour. */
  readonly firstVisit?: boolean;
}

/** One browser for a test file. `open` gives a fresh page at a query string, drawn and ready to use. */
export function useExplorer(): (query?: string, options?: OpenOptions) => Promise<OpenPage> {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    browser = await launchChromium(inject("chromiumPath"));
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => browser.close());
  return async (query = "", { firstVisit = false, ...options } = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    contexts.push(context);
    if (!firstVisit) {
      await context.addInitScript(() => {
        // frames without an origin of their own have no storage
        if (window.origin !== "null") localStorage.setItem("maskrisk-tour", "seen");
      });
    }
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.goto(`${inject("pageUrl")}${query === "" ? "" : `?${query}`}`);
    await page.locator(".canvas.drawn, .claims.judged").first().waitFor();
    return { page, errors };
  };
}

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

/** The query string once the address has been written. */
export async function address(
  page: Page,
  holds: (query: URLSearchParams) => boolean,
): Promise<URLSearchParams> {
  await expect
    .poll(() => holds(new URL(page.url()).searchParams), { timeout: 10_000, message: page.url() })
    .toBe(true);
  return new URL(page.url()).searchParams;
}
