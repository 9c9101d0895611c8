/**
 * Draws the card of every preset into public/cards: the picture that previews of its link show.
 * `npm run cards`, on the built page, whenever presets change; a test tells when cards are stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { withPngText } from "../../src/plot/export/png-text.ts";
import { launchChromium, requireChromium } from "../browser/chromium.ts";
import { serveStatic } from "../browser/static-server.ts";
import { CARD, cardPath, cardTexts, type CardedPreset } from "./card-texts.ts";
import { offeredPresets } from "./offered-presets.ts";

/** Device pixels for a pixel of the page: previews are often shown small, so all is drawn large. */
const SCALE = 1.5;

/** What the element of the curves offers here. */
interface CurvesElement extends HTMLElement {
  figure: unknown;
  scheme: string;
}

/** The parts of a card: place of the part around it (−1 for the page), element, style and text. */
function partsOf(title: string): (readonly [number, string, string, string])[] {
  const muted =
    "display:flex;align-items:center;gap:9px;font:15px/1 var(--font-sans);color:var(--muted)";
  return [
    [
      -1,
      "div",
      "position:fixed;inset:0;z-index:9999;box-sizing:border-box;padding:24px 28px 18px;display:grid;" +
        "grid-template-rows:auto 1fr auto;gap:10px;background:var(--paper);color:var(--ink)",
      "",
    ],
    [0, "div", "font:600 31px/1.15 var(--font-serif);letter-spacing:-0.01em", title],
    [0, "maskrisk-curves", "display:block;min-height:0", ""],
    [0, "div", muted, ""],
    [3, "img", "width:24px;height:24px", ""],
    [3, "span", "font:600 20px/1 var(--font-serif);color:var(--ink)", "Maskrisk"],
    [3, "span", "margin-left:auto", "the exact risk of regression on masked inputs"],
  ];
}

/** Sets the figure of the open page on a card of its own, over all else. */
async function layOutCard(page: Page, title: string): Promise<void> {
  await page.locator("maskrisk-curves").evaluate(async (shown, parts) => {
    const made: HTMLElement[] = [];
    for (const [around, tag, style, text] of parts) {
      const element = document.createElement(tag);
      element.style.cssText = style;
      element.textContent = text;
      (made[around] ?? document.body).append(element);
      made.push(element);
    }
    const figure = made[2] as CurvesElement;
    const icon = made[4] as HTMLImageElement;
    icon.src = "./icon.svg";
    const painted = new Promise((resolve) => {
      figure.addEventListener("figure-painted", resolve, { once: true });
    });
    figure.scheme = "light";
    figure.figure = (shown as CurvesElement).figure;
    await Promise.all([painted, icon.decode(), document.fonts.ready]);
  }, partsOf(title));
}

async function drawCard(page: Page, preset: CardedPreset, url: string): Promise<Uint8Array> {
  await page.goto(`${url}?${encodeURI(preset.query)}`);
  await page.locator("maskrisk-curves .canvas.drawn").waitFor();
  await layOutCard(page, preset.title);
  // names at the curves' ends are placed in the frame after
  await page.waitForTimeout(300);
  return withPngText(await page.screenshot(), cardTexts(preset, version));
}

const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
const { version } = JSON.parse(manifest) as { version: string };

const server = await serveStatic("/");
const browser = await launchChromium(requireChromium());
try {
  const page = await browser.newPage({
    viewport: { width: CARD.width / SCALE, height: CARD.height / SCALE },
    deviceScaleFactor: SCALE,
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  await page.addInitScript(() => localStorage.setItem("maskrisk-tour", "seen"));
  for (const preset of offeredPresets()) {
    const file = new URL(`../../public/${cardPath(preset)}`, import.meta.url);
    mkdirSync(new URL(".", file), { recursive: true });
    writeFileSync(file, await drawCard(page, preset, server.url));
  }
} finally {
  await browser.close();
  await server.close();
}
