import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterEach, inject } from "vitest";
import { sharedBrowser } from "./browser.ts";
import { launchChromium } from "./chromium.ts";

/** What a test gets: a page, and every error it had since it was given. */
export interface OpenPage {
  readonly page: Page;
  readonly errors: string[];
}

/** How a page is opened. */
export interface PageOptions extends BrowserContextOptions {
  /**
   * Whether nothing of the page is used again: for tests that change of their context what is not set
   * back after each test (init scripts), or that need it never used before. "browser": nor shares its
   * browser, for tests that look at all that one does.
   */
  readonly alone?: boolean | "browser";
}

/** A page that is used again, and where its errors go now. */
interface KeptPage {
  readonly page: Page;
  errors: string[];
}

/** A context with its pages, of which some are in use. */
interface KeptContext {
  readonly context: BrowserContext;
  readonly pages: KeptPage[];
  used: number;
}

const DESKTOP = { width: 1440, height: 900 };

/** Makes a new context what its pages need. */
type Prepare = (context: BrowserContext) => Promise<void>;

/** Contexts in use again and again, for all files of a thread: by what prepared them, and by options. */
const everKept = new Map<Prepare, Map<string, KeptContext>>();

const asItIs: Prepare = async () => {};

/**
 * Blank pages for the tests of a file. A new context costs more than all else of opening a page, as
 * everything is loaded and compiled anew: so contexts, and the first page of each, are used again by the
 * tests and files after, set back to how they were: blank, without storage, routes, permissions, or
 * anything held.
 *
 * @param prepare called with every new context
 */
export function usePages(prepare: Prepare = asItIs): (options?: PageOptions) => Promise<OpenPage> {
  const kept = everKept.get(prepare) ?? new Map<string, KeptContext>();
  everKept.set(prepare, kept);
  /** What is closed after a test. */
  const alone: (Browser | BrowserContext)[] = [];

  afterEach(async ({ task }) => {
    for (const one of alone.splice(0)) await one.close();
    for (const [key, one] of kept) {
      if (task.result?.state === "fail") {
        // whatever went wrong ends here
        kept.delete(key);
        await one.context.close();
      } else if (one.used > 0) await setBack(one);
    }
  });

  async function newContext(
    browser: Browser,
    options: BrowserContextOptions,
  ): Promise<BrowserContext> {
    const context = await browser.newContext({ viewport: DESKTOP, ...options });
    await prepare(context);
    return context;
  }

  return async ({ alone: apart = false, ...options } = {}) => {
    if (apart !== false) {
      const own = apart === "browser" ? await launchChromium(inject("chromiumPath")) : null;
      const context = await newContext(own ?? (await sharedBrowser()), options);
      alone.push(own ?? context);
      return watched(await context.newPage());
    }
    // what a page can be told later; all else is its context's
    const { viewport = DESKTOP, colorScheme = "light", reducedMotion, ...fixed } = options;
    const key = JSON.stringify(fixed);
    let one = kept.get(key);
    if (one === undefined) {
      one = { context: await newContext(await sharedBrowser(), fixed), pages: [], used: 0 };
      kept.set(key, one);
    }
    const shown = one.pages[one.used] ?? watched(await one.context.newPage());
    one.pages[one.used++] = shown;
    shown.errors = [];
    const { page, errors } = shown;
    if (viewport !== null) await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: reducedMotion ?? null, media: null });
    return { page, errors };
  };
}

function watched(page: Page): KeptPage {
  const kept: KeptPage = { page, errors: [] };
  page.on("pageerror", (error) => kept.errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") kept.errors.push(message.text());
  });
  return kept;
}

/** Leaves a context with one blank page, as good as new. */
async function setBack(one: KeptContext): Promise<void> {
  const { context, pages } = one;
  one.used = 0;
  pages.splice(1);
  const first = pages[0]?.page;
  for (const page of context.pages()) if (page !== first) await page.close();
  await context.unrouteAll();
  await context.setOffline(false);
  await context.clearPermissions();
  if (first === undefined) return;
  await first.unrouteAll();
  await first.mouse.move(0, 0);
  await first.evaluate(() => {
    // pages without an origin of their own have no storage
    if (window.origin === "null") return;
    localStorage.clear();
    sessionStorage.clear();
  });
  await first.goto("about:blank");
}
