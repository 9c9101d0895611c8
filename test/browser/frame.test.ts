import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import {
  address,
  fieldInput,
  fieldSlider,
  ready,
  settled,
  typeValue,
  useExplorer,
  VIEWS,
} from "./page.ts";

const open = useExplorer();

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** What has the focus, looked for through shadow trees, as "tag.class#id". */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return at === null ? "" : `${at.localName}.${at.className}#${at.id}`;
  });
}

describe("undo and redo", () => {
  it("take back and bring back changes, which they name", async () => {
    const { page, errors } = await open("gamma=3&p=0.2&axis=mask.ratio");
    const undo = page.getByRole("button", { name: /^Undo/ });
    expect(await undo.isDisabled()).toBe(true);
    await typeValue(page, "noise", "0.7");
    // the message goes by itself: it is looked for while the button is pressed
    await Promise.all([
      page.locator(".toast").getByText("Undone: noise variance 0.25 → 0.7").waitFor(),
      page.getByRole("button", { name: "Undo: noise variance 0.25 → 0.7" }).click(),
    ]);
    await expect.poll(() => fieldInput(page, "noise").inputValue()).toBe("0.25");
    await page.getByRole("button", { name: "Redo: noise variance 0.25 → 0.7" }).click();
    await expect.poll(() => fieldInput(page, "noise").inputValue()).toBe("0.7");
    await address(page, (query) => query.get("noise") === "0.7");
    expect(errors).toEqual([]);
  });

  it("answer to their keys, but not where text is typed", async () => {
    const { page } = await open("gamma=3&p=0.2&axis=mask.ratio");
    await fieldSlider(page, "noise").focus();
    await page.keyboard.press("End");
    await expect.poll(() => fieldInput(page, "noise").inputValue()).not.toBe("0.25");
    await page.keyboard.press("Control+z");
    await expect.poll(() => fieldInput(page, "noise").inputValue()).toBe("0.25");
    await page.keyboard.press("Control+Shift+Z");
    await expect.poll(() => fieldInput(page, "noise").inputValue()).not.toBe("0.25");
    const there = await fieldInput(page, "noise").inputValue();
    await fieldInput(page, "gamma").focus();
    await page.keyboard.press("Control+z");
    expect(await fieldInput(page, "noise").inputValue()).toBe(there);
  });

  it("leave Back to the views", async () => {
    const { page } = await open("gamma=3&p=0.2&axis=mask.ratio");
    await typeValue(page, "noise", "0.7");
    await page.getByRole("tab", { name: "Spectrum" }).click();
    await page.locator("maskrisk-spectrum").waitFor();
    await page.goBack();
    await page.locator("maskrisk-curves").waitFor();
    expect(await fieldInput(page, "noise").inputValue()).toBe("0.7");
  });
});

describe("the keyboard", () => {
  it("walks the views by arrow and number, pins and asks for help", async () => {
    const { page, errors } = await open("gamma=3&p=0.2&axis=mask.ratio");
    const tabs = page.getByRole("tablist", { name: "Views" }).getByRole("tab");
    await tabs.first().focus();
    await page.keyboard.press("ArrowRight");
    await page.locator("maskrisk-map").waitFor();
    expect(await tabs.nth(1).getAttribute("aria-selected")).toBe("true");
    expect(await focused(page)).toContain("views-atlas");
    await page.keyboard.press("3");
    await page.locator("maskrisk-spectrum").waitFor();
    await page.keyboard.press("1");
    await page.locator("maskrisk-curves").waitFor();
    await page.keyboard.press("p");
    await expect.poll(() => page.locator(".curves li").count()).toBe(2);
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Help" });
    await sheet.waitFor();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    expect(errors).toEqual([]);
  });

  it("skips to the view first, simulates and stops", async () => {
    const { page } = await open("gamma=3&p=0.2&axis=mask.ratio&n=400&replicates=200");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await focused(page)).toContain("#stage");
    await page.keyboard.press("s");
    await page.getByRole("button", { name: "Stop" }).waitFor();
    await page.keyboard.press("s");
    await page.getByRole("button", { name: "Simulate" }).waitFor();
  });

  it("sets a slider back to its default", async () => {
    const { page } = await open("gamma=3&p=0.2&noise=2&axis=mask.ratio");
    await fieldSlider(page, "noise").focus();
    await page.keyboard.press("Backspace");
    await expect.poll(() => fieldInput(page, "noise").inputValue()).toBe("0.25");
    await typeValue(page, "noise", "3");
    await fieldSlider(page, "noise").dblclick();
    await expect.poll(() => fieldInput(page, "noise").inputValue()).toBe("0.25");
  });
});

describe("the controls", () => {
  it("do not move when a message comes, nor turn with the wheel", async () => {
    const { page } = await open("gamma=3&p=0.2&axis=mask.ratio");
    await settled(page);
    const law = page.locator('[data-path="mask"]');
    const before = await law.boundingBox();
    await fieldInput(page, "noise").fill("-1");
    await page.locator('[data-path="noise"] .error').waitFor();
    expect(await law.boundingBox()).toEqual(before);
    await page.keyboard.press("Escape");
    await fieldSlider(page, "gamma").hover();
    await page.mouse.wheel(0, 300);
    expect(await fieldInput(page, "gamma").inputValue()).toBe("3");
  });

  it("fold, say what they hold, and stay folded on the next visit", async () => {
    const { page } = await open("gamma=3&p=0.2&axis=mask.ratio");
    const test = page.getByRole("button", { name: /^Test/ });
    expect(await test.getAttribute("aria-expanded")).toBe("false");
    expect(await test.innerText()).toContain("q = 0");
    await test.click();
    await fieldInput(page, "test.mask").waitFor();
    await page.getByRole("button", { name: /^Estimator/ }).click();
    await page.reload();
    await fieldInput(page, "test.mask").waitFor();
    expect(await fieldInput(page, "ridge").count()).toBe(0);
  });
});

describe("a view whose module cannot be loaded", () => {
  it("says so and is tried again", async () => {
    const { page } = await open("gamma=3&p=0.2&axis=mask.ratio", { alone: true });
    await page.route(VIEWS, (route) => route.abort());
    await page.getByRole("tab", { name: "Atlas" }).click();
    await page.getByText("This view could not be loaded").waitFor();
    await page.unroute(VIEWS);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("maskrisk-map").waitFor();
  });
});

const TOUR = /\/tour-[^/]*\.js$/;

/** Times that the tour's module was asked for from now on: it is, as soon as the tour is to come. */
function tourRequests(page: Page): () => number {
  let count = 0;
  page.on("request", (request) => {
    if (TOUR.test(request.url())) count++;
  });
  return () => count;
}

describe("the tour", () => {
  it("greets a first visit, points at what is there, and never comes again", async () => {
    const { page, errors } = await open("", { firstVisit: true, alone: true });
    const card = page.getByRole("dialog");
    await card.waitFor();
    const loaded = await page.evaluate(() =>
      performance.getEntriesByType("resource").map(({ name }) => name),
    );
    expect(loaded.some((name) => TOUR.test(name))).toBe(true);
    for (const title of [
      "What masking does",
      "Exact risk, at once",
      "Drag the marker",
      "Everything about the problem",
      "Check it",
      "The same problem, other views",
    ]) {
      await page.getByRole("heading", { name: title }).waitFor();
      await page.locator("maskrisk-tour .ring").waitFor();
      expect(await focused(page)).toContain("next");
      await page.keyboard.press("Enter");
    }
    await card.waitFor({ state: "detached" });
    await page.clock.install();
    const asked = tourRequests(page);
    await page.reload();
    await ready(page);
    await page.clock.fastForward("01:00");
    expect(await card.count()).toBe(0);
    expect(asked()).toBe(0);
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByRole("button", { name: "Show the tour" }).click();
    await page.getByRole("heading", { name: "What masking does" }).waitFor();
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  });

  it("leaves who comes by a link alone", async () => {
    const { page } = await open("gamma=3&p=0.2", { firstVisit: true, alone: true });
    const asked = tourRequests(page);
    await page.clock.install();
    await page.reload();
    await ready(page);
    await page.clock.fastForward("01:00");
    expect(await page.locator("maskrisk-tour").count()).toBe(0);
    expect(asked()).toBe(0);
  });

  it("does without storage", async () => {
    const { page, errors } = await open("gamma=2", { firstVisit: true, alone: true });
    await page.addInitScript(() =>
      Object.defineProperty(window, "localStorage", {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      }),
    );
    await page.goto(new URL(".", page.url()).href);
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    expect(errors).toEqual([]);
  });
});

describe("a phone", () => {
  it("keeps plot and marker in sight over a sheet of sections, and does not scroll sideways", async () => {
    const { page, errors } = await open("gamma=3&p=0.2&axis=mask.ratio", phone);
    await settled(page);
    const plot = page.locator("maskrisk-curves");
    const marker = page.locator(".sheet-head input[type=range]");
    const inSight = async (): Promise<void> => {
      const [a, b] = [await plot.boundingBox(), await marker.boundingBox()];
      expect(a?.height).toBeGreaterThan(180);
      expect((a?.y ?? 999) + (a?.height ?? 999)).toBeLessThan(b?.y ?? 0);
      expect((b?.y ?? 999) + (b?.height ?? 999)).toBeLessThan(740);
    };
    for (const name of ["Curves", "Data", "Masks", "Estimator", "Test", "Experiment"]) {
      const tab = page.getByRole("tablist", { name: "Controls" }).getByRole("tab", { name });
      if ((await tab.getAttribute("aria-selected")) !== "true") await tab.tap();
      await expect.poll(() => page.locator("#sheet-body").getAttribute("aria-label")).toBe(name);
      await settled(page);
      await inSight();
      const box = await tab.boundingBox();
      expect(box?.height).toBeGreaterThanOrEqual(44);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide).toBe(false);
    }
    await page.getByRole("tab", { name: "Experiment" }).tap();
    await page.locator("#sheet-body").waitFor({ state: "hidden" });
    await marker.focus();
    await page.keyboard.press("End");
    await address(page, (query) => query.get("p") === "0.95");
    expect(errors).toEqual([]);
  });

  it("has the rest of the header in a menu", async () => {
    const { page } = await open("gamma=3", phone);
    const help = page.getByRole("button", { name: "Help" });
    expect(await help.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).tap();
    await help.tap();
    await page.getByRole("dialog", { name: "Help" }).waitFor();
    expect(await page.locator("#menu").isVisible()).toBe(false);
  });
});
