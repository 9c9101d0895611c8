import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { randomStream } from "../../src/numerics/index.ts";
import { mutatedLink } from "../fuzz/mutate.ts";
import { readCorpus } from "../links/corpus.ts";
import { sharedBrowser } from "./browser.ts";
import { ready } from "./page.ts";

/** Links opened one after another in a page that stays, as a stranger's links are. */
const LINKS = inject("thorough") ? 150 : 20;

const MARKUP = '<img src=x onerror="window.__pwned=1"><script>window.__pwned=1</script>';

let page: Page;
const wrong: string[] = [];

beforeAll(async () => {
  page = await (await sharedBrowser()).newPage();
  await page.addInitScript(() => localStorage.setItem("maskrisk-tour", "seen"));
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("dialog", (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(message.text());
  });
});
afterAll(() => page.close());

/** Opens a link; true where it was explained rather than opened. */
async function openLink(link: string): Promise<boolean> {
  await page.goto(`${inject("pageUrl")}?${link.replaceAll("#", "%23")}`);
  await ready(page);
  return (await page.getByRole("alert").filter({ hasText: "could not be opened" }).count()) > 0;
}

/** All text on the page, shadow trees included. */
async function textOfPage(): Promise<string> {
  return page.locator("maskrisk-explorer").innerText();
}

describe("links from strangers", () => {
  it(`${LINKS} of them are opened or explained, with no error, dialog, script or NaN`, async () => {
    // a server reads no longer address than this; longer ones never reach the page
    const links = readCorpus()
      .map(({ link }) => link)
      .filter((link) => link.length < 1500);
    let explained = 0;
    for (let place = 0; place < LINKS; place++) {
      const link = mutatedLink(randomStream("page", place), links).slice(0, 6000);
      const refused = await openLink(link);
      if (refused) explained++;
      // what a faulty link says is quoted; beside that nothing may be NaN
      const text = refused ? "" : await textOfPage();
      if (/NaN/.test(text) && !/NaN/.test(link)) wrong.push(`NaN shown for ${link}`);
      expect(wrong, link).toEqual([]);
    }
    expect(await page.evaluate(() => "__pwned" in window)).toBe(false);
    expect(explained).toBeGreaterThan(LINKS / 8);
    expect(explained).toBeLessThan((7 * LINKS) / 8);
  }, 900_000);

  it("show names and formulas as the text that they are", async () => {
    const name = encodeURIComponent(MARKUP.slice(0, 60));
    expect(await openLink(`gamma=2&axis=gamma&pin=${name}~p:0.3`)).toBe(false);
    const names = await page
      .locator("input")
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    expect([...names, await textOfPage()].join("\n")).toContain(MARKUP.slice(0, 30));
    const formula = encodeURIComponent(MARKUP);
    expect(await openLink(`gamma=2&spectrum=formula&formula=${formula}`)).toBe(true);
    expect(await page.getByRole("alert").innerText()).toContain("spectrum.formula");
    expect(await page.locator("maskrisk-explorer img, maskrisk-explorer script").count()).toBe(0);
    expect(await page.evaluate(() => "__pwned" in window)).toBe(false);
    expect(wrong).toEqual([]);
  });
});
