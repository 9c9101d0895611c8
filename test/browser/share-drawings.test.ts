import { describe, expect, it } from "vitest";
import { svgProvenance } from "../../src/plot/export/index.ts";
import { settled, useExplorer } from "./page.ts";
import { saved, share, textOf } from "./share-page.ts";

const open = useExplorer();

describe("what is saved of other views", () => {
  it.each(["spectrum", "atlas"])("has the figure of the %s, light too", async (view) => {
    const { page, errors } = await open(
      `gamma=2&spectrum=spiked&spikes=20&p=0.3&axis=gamma&view=${view}`,
      { colorScheme: "dark" },
    );
    // the map is whole, the spectrum's parts that are computed beside the page are there
    await settled(page);
    await share(page);
    await textOf(page, "Image", "Markdown", "[![");
    await page.locator('.preview[aria-busy="false"] img').waitFor();
    const svg = await saved(page, "Save SVG");
    expect(svg.name).toContain(`maskrisk-${view}-`);
    const text = svg.bytes.toString("utf8");
    expect(svgProvenance(text)?.problem.gamma).toBe(2);
    const blank = await page.context().newPage();
    const read = await blank.evaluate(async (source) => {
      const drawing = new DOMParser().parseFromString(source, "image/svg+xml");
      const picture = drawing.querySelector("image")?.getAttribute("href");
      const context = new OffscreenCanvas(1, 1).getContext("2d");
      const image = new Image();
      image.src = picture ?? "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
      await image.decode();
      context?.drawImage(image, 0, 0, 1, 1);
      return {
        faults: drawing.querySelectorAll("parsererror").length,
        mean: picture ? [...(context?.getImageData(0, 0, 1, 1).data ?? [])] : null,
        inks: [...drawing.querySelectorAll("text")].map((one) => one.getAttribute("fill") ?? ""),
      };
    }, text);
    expect(read.faults).toBe(0);
    // most of this map is flat: light on a dark page too
    if (read.mean !== null) expect(Math.min(...read.mean)).toBeGreaterThan(150);
    for (const ink of read.inks) {
      const channels = ink.match(/\d+/g)?.map(Number) ?? [];
      expect(Math.min(...channels), ink).toBeLessThan(150);
    }
    expect(text.length).toBeGreaterThan(5000);
    const link = await textOf(page, "Link", null, `view=${view}`);
    const csv = await textOf(page, "Data", "CSV", view === "atlas" ? "bestRatio" : "recovered");
    if (view === "spectrum") {
      const json = await textOf(page, "Data", "JSON", '"part": "population"');
      // a part that is computed beside the page
      expect(json).toContain('"part": "limit"');
    }
    expect(csv).toContain(`# link: ${link}`);
    const json = await saved(page, "Save JSON");
    const { link: source, rows } = JSON.parse(json.bytes.toString("utf8")) as {
      link: string;
      rows: object[];
    };
    expect(source).toBe(link);
    expect(rows.length).toBeGreaterThan(100);
    // live plots are of curves, and say so
    const frame = await textOf(page, "Embed", "Iframe", "<iframe");
    expect(frame).not.toContain("view=");
    expect(frame).toContain('title="Excess risk against aspect ratio');
    await page.getByText("Live plots show the curves of this problem").waitFor();
    expect(errors).toEqual([]);
  });

  it("is a link and no picture where no figure is shown", async () => {
    const { page } = await open("view=claims");
    await share(page);
    const tabs = page.locator("maskrisk-share").getByRole("tab");
    expect(await tabs.allInnerTexts()).toEqual(["Link", "Embed", "Slides & notebooks", "Cite"]);
    await textOf(page, "Link", null, "view=claims");
    expect(await page.locator("maskrisk-share .told").innerText()).toBe("");
    await textOf(page, "Embed", "Iframe", "<iframe");
    const file = await saved(page, "Save as one HTML file");
    expect(file.bytes.toString("utf8")).toMatch(/<maskrisk-plot[^>]*>[^]*<svg/);
  });
});
