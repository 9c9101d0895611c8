import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawnLines, frameOf, type Figure, type FigureSeries } from "../../../src/plot/index.ts";
import {
  cssPixels,
  DARK_THEME,
  escapeXml,
  EXPORT_SIZES,
  exportName,
  figureSvg,
  LIGHT_THEME,
  readPngText,
  shownSize,
  svgProvenance,
  unescapeXml,
  withPngText,
  type Provenance,
} from "../../../src/plot/export/index.ts";
import { checksum } from "../../../src/plot/export/png-text.ts";
import { parseProblem } from "../../../src/problem/index.ts";

const provenance: Provenance = {
  program: "maskrisk",
  version: "1.2.3",
  title: "excess risk against mask ratio p",
  problem: parseProblem({ gamma: 4 }),
  curves: [{ name: "fixed p", problem: parseProblem({ gamma: 4 }) }],
  axis: { path: "mask.ratio", scale: "linear", range: [0, 0.9] },
  experiment: { n: 200, replicates: 400, target: 0.02, seed: 7 },
  link: "https://example.org/maskrisk/?gamma=4&seed=7",
};

function series(change: Partial<FigureSeries> = {}): FigureSeries {
  return {
    id: "current",
    name: "fixed p",
    tone: 0,
    dash: 0,
    current: true,
    member: false,
    x: Float64Array.of(0, 0.3, 0.6, 0.9),
    total: Float64Array.of(1, Number.NaN, 0.5, 0.8),
    parts: null,
    points: [],
    refined: null,
    best: null,
    ...change,
  };
}

function figure(all: readonly FigureSeries[]): Figure {
  return {
    x: { label: "mask ratio", symbol: "p", scale: "linear", range: [0, 0.9] },
    y: { label: "excess risk", symbol: "", scale: "linear", range: [0, 2] },
    series: all,
    thresholds: [{ x: 0.3, name: "interpolation threshold" }],
    cautions: [{ from: 0.25, to: 0.35, why: "near the threshold" }],
    zero: null,
  };
}

const point = { x: 0.6, mean: 0.52, standardError: 0.03, median: 0.5, replicates: 40, z: 0.4 };
const full = figure([
  series({
    parts: { bias: Float64Array.of(1, 1, 1, 1), variance: Float64Array.of(0, 0, 0, 0) },
    points: [
      { ...point, caution: null, verdict: null },
      { ...point, x: 0.3, caution: "near the threshold", verdict: null },
    ],
    best: { x: 0.6, y: 0.5 },
  }),
  series({ id: "pin-0", name: "uniform", current: false, tone: "random", dash: 1 }),
]);

/** Any UTF-16 unit, lone surrogates and control characters among them. */
const anyUnit = fc.nat(0xffff).map((unit) => String.fromCharCode(unit));

const count = (text: string, part: string): number => text.split(part).length - 1;

describe("a figure as SVG", () => {
  const svg = figureSvg(full, { width: 880, height: 495 }, provenance);

  it("has every line, cell, whisker, mark and name that is drawn", () => {
    const drawn = drawnLines(full, frameOf(880, 495));
    expect(count(svg, 'class="curve ')).toBe(drawn.length);
    for (const { path } of drawn) expect(svg).toContain(`d="${path}"`);
    expect(count(svg, 'class="cell"')).toBe(1);
    expect(count(svg, 'class="cell untrusted"')).toBe(1);
    expect(count(svg, 'class="whisker"')).toBe(1);
    expect(count(svg, 'class="ring"')).toBe(1);
    expect(count(svg, 'class="caution"')).toBe(1);
    expect(count(svg, 'class="threshold"')).toBe(1);
    for (const text of ["interpolation threshold", "best p = 0.6", "fixed p", "uniform"]) {
      expect(svg).toContain(`>${text}</text>`);
    }
    expect(svg).not.toContain("NaN");
    expect(svg).not.toContain('<path class="curve total" d=""');
  });

  it("is light on paper unless asked otherwise, and may stand on nothing", () => {
    expect(svg).toContain(`fill="${LIGHT_THEME.paper}"`);
    expect(svg).toContain(`stroke="${LIGHT_THEME.series[0]}"`);
    const dark = figureSvg(full, { width: 880, height: 495, theme: DARK_THEME }, provenance);
    expect(dark).toContain(`stroke="${DARK_THEME.series[0]}"`);
    expect(dark).not.toContain(LIGHT_THEME.ink);
    const bare = figureSvg(
      full,
      { width: 880, height: 495, background: "transparent" },
      provenance,
    );
    expect(bare).not.toContain('<rect width="880"');
  });

  it("says where it comes from", () => {
    expect(svgProvenance(svg)).toEqual(provenance);
  });

  it("names the curves below where they have no room at their ends", () => {
    const { width, height } = EXPORT_SIZES.column;
    const narrow = figureSvg(full, { width, height }, provenance);
    expect(narrow).toContain(">fixed p</text>");
    expect(narrow).toContain(">uniform</text>");
  });

  it("holds names and links as text, never as markup", () => {
    fc.assert(
      fc.property(fc.string({ unit: anyUnit }), fc.string(), (name, link) => {
        const hostile = `${name}<script>alert(1)</script>"']]>${name}`;
        const told = { ...provenance, title: hostile, link: `https://x/?${link}` };
        const drawn = figureSvg(
          figure([series({ name: hostile })]),
          { width: 880, height: 495, title: hostile },
          told,
        );
        expect(drawn).not.toMatch(/<script/i);
        expect(drawn).not.toContain("\0");
        expect(count(drawn, "<title")).toBe(1);
        expect(svgProvenance(drawn)).not.toBeNull();
        expect(svgProvenance(drawn)?.link).toBe(told.link);
      }),
      { numRuns: 25 },
    );
  });
});

describe("escaping", () => {
  it("comes back, and leaves nothing that means something", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const escaped = escapeXml(text);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(escaped).not.toMatch(/&(?!(amp|lt|gt|quot|#39);)/);
        expect(unescapeXml(escaped)).toBe(text);
      }),
    );
    expect(unescapeXml(escapeXml(`&lt;<a href="x">'`))).toBe(`&lt;<a href="x">'`);
    expect(escapeXml("a\u0000b\ud800")).toBe("a\ufffdb\ufffd");
  });
});

describe("a PNG file", () => {
  const chunk = (name: string, data: Uint8Array): number[] => {
    const body = [...Buffer.from(name, "latin1"), ...data];
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(checksum(Uint8Array.from(body)));
    return [...length, ...body, ...crc];
  };
  const png = Uint8Array.from([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    ...chunk("IHDR", Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)),
    ...chunk("IDAT", deflateSync(Uint8Array.of(0, 255))),
    ...chunk("IEND", new Uint8Array()),
  ]);

  it("carries texts that are read back, whatever their letters", () => {
    const texts = [
      { keyword: "Title", text: "γ = d/n – ‖β̂‖²" },
      { keyword: "maskrisk", text: JSON.stringify(provenance) },
    ];
    const file = withPngText(png, texts, 3780);
    expect(readPngText(file)).toEqual(texts);
    expect(readPngText(png)).toEqual([]);
    // checksum of the empty chunk at the end, as every PNG file has it
    expect(checksum(Buffer.from("IEND", "latin1"))).toBe(0xae426082);
    expect([...file.subarray(-12)]).toEqual([...png.subarray(-12)]);
  });
});

describe("sizes and names", () => {
  it("are those asked for", () => {
    const svg = (name: keyof typeof EXPORT_SIZES): string =>
      figureSvg(full, EXPORT_SIZES[name], provenance);
    expect(shownSize(svg("slide"))).toEqual({ width: 1280, height: 720 });
    expect(shownSize(svg("column")).width).toBeCloseTo((85 / 25.4) * 96, 6);
    expect(shownSize(svg("page")).width).toBeCloseTo((170 / 25.4) * 96, 6);
    for (const { width, height, shownWidth, shownHeight } of Object.values(EXPORT_SIZES)) {
      expect(cssPixels(shownWidth) / cssPixels(shownHeight)).toBeCloseTo(width / height, 2);
    }
    expect(cssPixels("3em")).toBeNaN();
  });

  it("are the same for the same link, and safe", () => {
    const name = exportName("excess", "https://a/?gamma=4", "svg");
    expect(name).toMatch(/^maskrisk-excess-[0-9a-f]{8}\.svg$/);
    expect(exportName("excess", "https://a/?gamma=5", "svg")).not.toBe(name);
    expect(exportName("../../x y", "l", "png")).toMatch(/^maskrisk-x-y-[0-9a-f]{8}\.png$/);
  });
});

describe("the colours of exports", () => {
  it("are those of the page", () => {
    const css = readFileSync(new URL("../../../src/element/tokens.css", import.meta.url), "utf8");
    const [light = "", dark = ""] = css.split(/@media|:root\[data-theme="dark"\]/);
    const value = (text: string, name: string): string | undefined =>
      new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(text)?.[1];
    for (const [text, theme] of [
      [light, LIGHT_THEME],
      [dark, DARK_THEME],
    ] as const) {
      expect(value(text, "ink")).toBe(theme.ink);
      expect(value(text, "muted")).toBe(theme.muted);
      expect(value(text, "grid")).toBe(theme.grid);
      expect(value(text, "hatch")).toBe(theme.hatch);
      expect(value(text, "series-random")).toBe(theme.random);
      theme.series.forEach((hue, i) => expect(value(text, `series-${i + 1}`)).toBe(hue));
      theme.ramp.forEach((hue, i) => expect(value(text, `ramp-${i + 1}`)).toBe(hue));
    }
  });
});
