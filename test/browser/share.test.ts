import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";
import type { FrameLocator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import {
  LIGHT_THEME,
  readPngText,
  svgProvenance,
  type Provenance,
} from "../../src/plot/export/index.ts";
import { htmlText } from "../../src/explorer/share/snippets.ts";
import { ready, settled, useExplorer } from "./page.ts";
import { saved, share, textOf } from "./share-page.ts";

const open = useExplorer();

const query = "gamma=2&axis=gamma&from=0.1&to=10&yscale=log&seed=7&pin=<b>p</b> ”0.3”~p:0.3";

/** What is drawn in an element or a frame: a curve for each problem. */
const CURVES = "maskrisk-plot .scatterlayer .trace:has(path.js-line)";

/** Pages of another origin, by their path. */
const hosted = new Map<string, string>();

const hosts = createServer((request, response) => {
  const body = hosted.get(request.url ?? "");
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.statusCode = body === undefined ? 404 : 200;
  response.end(
    `<!doctype html><meta charset="utf-8"><title>Host</title><body>${body ?? ""}</body>`,
  );
});

beforeAll(() => new Promise<void>((done) => hosts.listen(0, "127.0.0.1", done)));
afterAll(() => new Promise<void>((done) => hosts.close(() => done())));

/** A page of another origin with some markup in its body. */
async function host(page: Page, name: string, body: string): Promise<Page> {
  hosted.set(`/${name}`, body);
  const other = await page.context().newPage();
  await other.goto(`http://127.0.0.1:${(hosts.address() as AddressInfo).port}/${name}`);
  return other;
}

/** Whether two curves are drawn there, and no more elements than were meant. */
async function drawn(where: Page | FrameLocator): Promise<void> {
  await expect.poll(() => where.locator(CURVES).count(), { timeout: 30_000 }).toBe(2);
}

describe("every snippet, in a page as its host makes it", () => {
  it("draws the plot: a page, a slide, Quarto, Sphinx, MyST, a notebook", async () => {
    const { page, errors } = await open(query);
    await share(page);
    const fence = (text: string, head: string): string =>
      text.split(`\`\`\`${head}\n`)[1]?.split("\n```")[0] ?? "";

    const iframe = await textOf(page, "Embed", "Iframe", "<iframe");
    const reveal = await textOf(page, "Slides & notebooks", "reveal.js", "<section>");
    const quarto = await textOf(page, "Slides & notebooks", "Quarto", "{=html}");
    const sphinx = await textOf(page, "Slides & notebooks", "Sphinx", "{raw} html");
    const myst = await textOf(page, "Slides & notebooks", "MyST", ":::{iframe}");
    const jupyter = await textOf(page, "Slides & notebooks", "Jupyter", "IFrame(");

    // reveal.js gives a slide's frames their source when it is near
    const slides = `<div class="reveal"><div class="slides">${reveal}</div></div>
      <script>for (const one of document.querySelectorAll("[data-src]")) one.src = one.dataset.src</script>`;
    // MyST makes a figure of the directive: its argument is the source, its body the caption
    const [, source = "", caption = ""] =
      /^:::\{iframe\} (\S+)\n:width: 100%\n\n(.*)\n:::$/.exec(myst) ?? [];
    const figure = `<figure><iframe width="100%" height="460" src="${htmlText(source)}"></iframe>
      <figcaption>${htmlText(caption)}</figcaption></figure>`;
    // what IPython's IFrame shows, from the literals in the cell
    const literal = (found: RegExp): string =>
      JSON.parse(found.exec(jupyter)?.[1] ?? '""') as string;
    const extras = JSON.parse(
      /extras=(\[.*\]),/.exec(jupyter.replaceAll("'", '"').replace(/'loading=.*'/, ""))?.[1] ??
        "[]",
    ) as string[];
    const cell = `<div class="output_html"><iframe width="100%" height="460"
      src="${literal(/^ {4}("http.*"),$/m)}" frameborder="0" allowfullscreen ${extras.join(" ")}></iframe></div>`;

    const pages: Readonly<Record<string, string>> = {
      html: `<p>Before.</p>${iframe}<p>After.</p>`,
      reveal: slides,
      quarto: `<main class="content"><div class="content-visible">${fence(quarto, "{=html}")}</div></main>`,
      sphinx: `<div class="document">${fence(sphinx, "{raw} html")}</div>`,
      myst: figure,
      jupyter: cell,
    };
    for (const [name, body] of Object.entries(pages)) {
      const other = await host(page, name, body);
      expect(await other.locator("iframe").count(), name).toBe(1);
      await drawn(other.frameLocator("iframe"));
      await other.close();
    }
    expect(errors).toEqual([]);
  });

  it("draws the element from one script, with the title as text", async () => {
    const { page } = await open(query);
    await share(page);
    const element = await textOf(page, "Embed", "Element", "<maskrisk-plot");
    const other = await host(page, "element", element);
    await drawn(other);
    expect(
      await other.locator("maskrisk-plot").evaluate((one) => one.querySelector("b")),
    ).toBeNull();
    expect(await other.locator(".end-name").allTextContents()).toContain("<b>p</b> ”0.3”");
  });

  it("shows the saved image under a link that opens the same plot", async () => {
    const { page } = await open(query);
    await share(page);
    const markdown = await textOf(page, "Image", "Markdown", "[![");
    const latex = await textOf(page, "Image", "LaTeX", "includegraphics");
    const svg = await saved(page, "Save SVG");
    const png = await saved(page, "Save PNG");
    const [, alt = "", file = "", link = ""] =
      /^\[!\[((?:[^\]\\]|\\.)*)\]\(([^()]*)\)\]\(([^()]*)\)$/.exec(markdown) ?? [];
    expect(file).toBe(svg.name);
    expect(latex).toContain(`{${png.name}}`);
    const other = await page.context().newPage();
    await other.route("**/host/**", (route) =>
      route.request().url().endsWith(".svg")
        ? route.fulfill({ contentType: "image/svg+xml", body: svg.bytes })
        : route.fulfill({
            contentType: "text/html; charset=utf-8",
            body: `<a href="${htmlText(link)}"><img src="${file}" alt="${htmlText(alt)}"></a>`,
          }),
    );
    await other.goto(`${inject("pageUrl")}host/markdown.html`);
    expect(await other.locator("img").evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(
      1280,
    );
    await other.goto(link);
    await ready(other);
    expect(await other.locator(".end-name").allTextContents()).toContain("<b>p</b> ”0.3”");
  });
});

describe("what is saved", () => {
  const holds = (provenance: Provenance | null, link: string): void => {
    expect(provenance).toMatchObject({ problem: { gamma: 2 }, experiment: { seed: 7 }, link });
    expect(provenance?.version).toMatch(/^\d+\.\d+\.\d+/);
  };

  it("is what is drawn: light, with as many curves, in the size asked for", async () => {
    const small = `${query}&n=60&replicates=10&target=0`;
    const { page, errors } = await open(small, { colorScheme: "dark" });
    await page.getByRole("button", { name: "Simulate" }).click();
    await settled(page);
    const count = (selector: string): Promise<number> =>
      page
        .locator(`maskrisk-curves .scatterlayer ${selector}`)
        .evaluateAll((all) => all.filter((one) => getComputedStyle(one).display !== "none").length);
    const lines = await count(".trace:has(path.js-line)");
    const cells = await count(".points path.point");
    await share(page);
    const link = await textOf(page, "Link", null, "seed=7");
    await textOf(page, "Image", "Markdown", "[![");
    const svg = await saved(page, "Save SVG");
    expect(svg.name).toMatch(/^maskrisk-excess-[0-9a-f]{8}\.svg$/);
    const text = svg.bytes.toString("utf8");
    holds(svgProvenance(text), link);
    const blank = await page.context().newPage();
    const parsed = await blank.evaluate((source) => {
      const read = new DOMParser().parseFromString(source, "image/svg+xml");
      return {
        faults: read.querySelectorAll("parsererror").length,
        curves: read.querySelectorAll(".curve").length,
        cells: read.querySelectorAll(".cell").length,
        scripts: read.querySelectorAll("script, b").length,
        paper: read.querySelector("svg > rect")?.getAttribute("fill"),
      };
    }, text);
    expect(parsed).toEqual({
      faults: 0,
      curves: lines,
      cells,
      scripts: 0,
      paper: LIGHT_THEME.paper,
    });
    expect(cells).toBeGreaterThan(10);
    expect(text).toContain("@font-face");

    const png = await saved(page, "Save PNG");
    expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([2560, 1440]);
    const told = new Map(readPngText(png.bytes).map((one) => [one.keyword, one.text]));
    expect(told.get("Source")).toBe(link);
    holds(JSON.parse(told.get("maskrisk") ?? "null") as Provenance, link);
    await page.getByLabel("Size").selectOption("column");
    await page.getByLabel("PNG pixels").selectOption("4");
    const column = await saved(page, "Save PNG");
    expect(column.bytes.readUInt32BE(16)).toBe(Math.round((85 / 25.4) * 96 * 4));

    const csv = await textOf(page, "Data", "CSV", "gamma,source");
    const rows = csv.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
    // 13 places of two curves, one of them beyond the axes
    expect(rows.filter((line) => line.includes(",simulation,"))).toHaveLength(26);
    expect(csv).toContain(`# link: ${link}`);
    const json = await saved(page, "Save JSON");
    expect(JSON.parse(json.bytes.toString("utf8"))).toMatchObject({
      link,
      experiment: { seed: 7 },
    });
    const entry = await textOf(page, "Cite", "BibTeX", "@misc");
    expect(entry).toContain(`url = {${link}}`);
    expect(errors).toEqual([]);
  });

  it("is a page that draws the live plot from a disk, asking for nothing else", async () => {
    const { page } = await open(query);
    await share(page);
    const link = await textOf(page, "Link", null, "seed=7");
    await page.getByRole("tab", { name: "Embed" }).click();
    const file = await saved(page, "Save as one HTML file");
    const asked: string[] = [];
    const errors: string[] = [];
    const other = await page.context().newPage();
    other.on("request", (request) => asked.push(request.url()));
    other.on("pageerror", (error) => errors.push(error.message));
    other.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.context().setOffline(true);
    const address = pathToFileURL(file.path).href;
    await other.goto(address);
    await drawn(other);
    expect(asked.filter((url) => url !== address && !/^(blob|data):/.test(url))).toEqual([]);
    expect(errors).toEqual([]);
    expect(await other.locator('meta[name="maskrisk-link"]').getAttribute("content")).toBe(link);
    // the same file without scripts shows the plot as it was
    const quiet = await page.context().browser()?.newContext({ javaScriptEnabled: false });
    const still = await quiet?.newPage();
    await still?.goto(address);
    expect(await still?.locator("maskrisk-plot > svg").isVisible()).toBe(true);
    await quiet?.close();
  });
});

describe("the dialog", () => {
  it("copies, and gives the focus back when it closes", async () => {
    const { page } = await open(query);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await share(page);
    const link = await textOf(page, "Link", null, "seed=7");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByText("Copied.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
    // keys of the page mean nothing here
    await page.getByRole("tab", { name: "Link" }).focus();
    await page.keyboard.press("s");
    expect(await page.getByRole("button", { name: "Stop" }).count()).toBe(0);
    await page.keyboard.press("ArrowDown");
    expect(await page.getByRole("tab", { name: "Embed" }).getAttribute("aria-selected")).toBe(
      "true",
    );
    await page.keyboard.press("Escape");
    await page.locator("maskrisk-share dialog:not([open])").waitFor({ state: "attached" });
    const focused = await page.evaluate(
      () => document.activeElement?.shadowRoot?.activeElement?.textContent,
    );
    expect(focused?.trim()).toBe("Share");
  });

  it("selects the text where copying is refused, and says so", async () => {
    const { page } = await open(query);
    await page.evaluate(() => {
      const refuse = (): Promise<void> =>
        Promise.reject(new DOMException("denied", "NotAllowedError"));
      Object.defineProperty(navigator, "clipboard", { value: { writeText: refuse } });
    });
    await share(page);
    await textOf(page, "Embed", "Iframe", "<iframe");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await page.getByText("the text is selected").waitFor();
    const selected = await page
      .locator("maskrisk-share textarea")
      .evaluate(
        (area: HTMLTextAreaElement) =>
          area.selectionEnd - area.selectionStart === area.value.length,
      );
    expect(selected).toBe(true);
  });

  it("fits a phone, from its menu", async () => {
    const { page } = await open(query, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("button", { name: "Share…" }).click();
    await page.locator("maskrisk-share dialog[open]").waitFor();
    for (const tab of ["Embed", "Image", "Data"]) {
      await page.locator("maskrisk-share").getByRole("tab", { name: tab }).click();
      await settled(page);
      const wide = await page
        .locator("maskrisk-share .body")
        .evaluate((one) => one.scrollWidth - one.clientWidth);
      expect(wide, tab).toBeLessThanOrEqual(0);
    }
  });
});
