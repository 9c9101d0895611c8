import type { FrameLocator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { useHost } from "./host-pages.ts";
import { settled } from "./page.ts";

const open = useHost();

// ends that hold every cell: none is only announced at the plot's edge
const QUERY = "gamma=4&p=0.3&axis=mask.ratio&n=30&replicates=2&places=4&yfrom=0&yto=1000";

/** A frame of the embed, as hosts write it. */
function frame(query: string, attributes = 'sandbox="allow-scripts"'): string {
  return `<iframe ${attributes} title="Plot" width="700" height="420" src="/app/embed.html?${query.replaceAll("&", "&amp;")}"></iframe>`;
}

function frameOf(page: Page): FrameLocator {
  return page.frameLocator("iframe");
}

/** The messages that the host got, read as JSON. */
async function messages(page: Page): Promise<Record<string, unknown>[]> {
  const texts = await page.evaluate(() => (window as unknown as { messages: string[] }).messages);
  return texts.map((text) => JSON.parse(text) as Record<string, unknown>);
}

describe("embed.html in a frame that allows nothing but scripts", () => {
  it("draws and simulates, with no storage, no clipboard and no header", async () => {
    const { page, errors } = await open({ body: frame(`${QUERY}&run=1&title=Masks`) });
    const embed = frameOf(page);
    await embed.locator(".canvas.drawn").waitFor();
    expect(await embed.locator("figcaption").innerText()).toBe("Masks");
    await expect
      .poll(() => embed.locator(".scatterlayer .points path").count(), { timeout: 40_000 })
      .toBe(4);
    await embed.getByRole("button", { name: "Simulate" }).waitFor();
    expect(await embed.getByRole("note").count()).toBe(0);
    expect(errors).toEqual([]);
    const denied = await page.frames()[1]?.evaluate(() => {
      try {
        return String(localStorage.length);
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(denied).toBe("SecurityError");
  });

  it("tells its height in both conventions, and again when it changes", async () => {
    const { page } = await open({ body: frame(QUERY) });
    await frameOf(page).locator(".canvas.drawn").waitFor();
    await settled(page.frames()[1]);
    await expect.poll(() => messages(page)).toHaveLength(2);
    const inner = (await frameOf(page).locator("maskrisk-embed").boundingBox())?.height;
    expect(await messages(page)).toEqual([
      { subject: "lti.frameResize", height: Math.ceil(inner as number) },
      {
        context: "iframe.resize",
        height: Math.ceil(inner as number),
        src: expect.stringContaining("/app/embed.html?gamma=4"),
      },
    ]);
    await frameOf(page).locator("summary", { hasText: "Data table" }).click();
    await expect.poll(async () => (await messages(page)).length).toBeGreaterThanOrEqual(4);
    const last = (await messages(page)).at(-1);
    expect(last?.["height"]).toBeGreaterThan(inner as number);
  });

  it("keeps what its link says while it waits to be seen", async () => {
    const far = frame(QUERY, 'id="far" sandbox="allow-scripts"');
    const body = `${frame(`${QUERY}&seed=2`)}<div style="height:5000px"></div>${far}`;
    const { page } = await open({ body });
    // by then the one far away would have begun
    await page.frameLocator("iframe").first().locator(".canvas.drawn").waitFor();
    await page.frameLocator("#far").locator("maskrisk-embed").waitFor({ state: "attached" });
    const inFar = page.frameLocator("#far").locator("maskrisk-curves");
    expect(await inFar.count()).toBe(0);
    const heights = (await messages(page)).filter(({ context }) => context === "iframe.resize");
    expect(heights.map(({ src }) => src)).toEqual([expect.stringContaining("seed=2")]);
    await page.locator("#far").scrollIntoViewIfNeeded();
    await page.frameLocator("#far").locator(".canvas.drawn").waitFor();
  });

  it("explains a broken address as text", async () => {
    const { page } = await open({ body: frame("gamma=<b>&theme=pink&colour=1") });
    const alert = frameOf(page).getByRole("alert");
    await alert.waitFor();
    expect(await alert.locator("li").allInnerTexts()).toEqual([
      expect.stringContaining("theme must be"),
      expect.stringContaining("gamma must be a number"),
      expect.stringContaining("link.colour has no meaning"),
    ]);
    expect(await alert.locator("b").count()).toBe(0);
  });
});

describe("embed.html", () => {
  it("opens its state in the explorer beside it", async () => {
    const { page } = await open({ body: frame(`${QUERY}&controls=none&theme=dark`, "") });
    const link = frameOf(page).getByRole("link", { name: "Open in explorer" });
    const address = new URL((await link.getAttribute("href")) as string);
    expect(address.pathname).toBe("/app/");
    expect(new URLSearchParams(address.search).get("p")).toBe("0.3");
    const paper = await frameOf(page)
      .locator("maskrisk-plot")
      .evaluate((plot) => getComputedStyle(plot).backgroundColor);
    expect(paper).toBe("rgb(18, 21, 27)");
  });

  it("goes on working once the network is gone", async () => {
    const { page, errors } = await open({ body: frame(QUERY) });
    await frameOf(page).locator(".canvas.drawn").waitFor();
    await page.context().setOffline(true);
    await frameOf(page).getByRole("button", { name: "Simulate" }).click();
    await expect
      .poll(() => frameOf(page).locator(".scatterlayer .points path").count(), { timeout: 40_000 })
      .toBe(4);
    expect(errors).toEqual([]);
  });
});
