import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { presets } from "../../../src/explorer/presets/presets.ts";
import { readPngText } from "../../../src/plot/export/png-text.ts";
import { CARD, cardPath, cardTexts } from "../../tools/card-texts.ts";
import { decodePng } from "../../tools/png-pixels.ts";

const folder = new URL("../../../public/", import.meta.url);
const read = (path: string): Buffer => readFileSync(new URL(path, folder));

describe("cards of presets", () => {
  it("are there for every preset, and for nothing else", () => {
    const names = readdirSync(new URL("cards/", folder)).toSorted();
    expect(names).toEqual(presets.map(({ id }) => `${id}.png`).toSorted());
  });

  it.each(presets.map((preset) => ({ id: preset.id, preset })))(
    "$id: shows what the preset is now (if not: npm run build && npm run cards)",
    ({ preset }) => {
      const texts = readPngText(read(cardPath(preset)));
      const version = texts.find(({ keyword }) => keyword === "Software")?.text.split(" ")[1] ?? "";
      expect(version).toMatch(/^\d+\.\d+\.\d+/);
      expect(texts).toEqual(cardTexts(preset, version));
    },
  );

  it.each(presets.map((preset) => ({ id: preset.id, preset })))(
    "$id: is a picture of the right size with a curve on it",
    ({ preset }) => {
      const file = read(cardPath(preset));
      expect(file.length).toBeLessThan(200_000);
      const { width, height, channels, bytes } = decodePng(file);
      expect({ width, height }).toEqual(CARD);
      const columns = new Set<number>();
      let blue = 0;
      for (let i = 0; i < width * height; i++) {
        const at = i * channels;
        const [r, g, b] = [bytes[at], bytes[at + 1], bytes[at + 2]];
        // paper, as in the corner
        if (r === bytes[0] && g === bytes[1] && b === bytes[2]) continue;
        columns.add(i % width);
        // the hue of the current problem's curve
        if (b > 180 && r < 90 && g < 140) blue++;
      }
      expect(columns.size).toBeGreaterThan(800);
      expect(blue).toBeGreaterThan(1500);
    },
  );
});
