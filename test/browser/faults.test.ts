import { describe, expect, it } from "vitest";
import { fact, fieldInput, typeValue, useExplorer } from "./page.ts";

const open = useExplorer();

describe("bad input", () => {
  it("is told beside the field; the last good plot stays", async () => {
    const { page } = await open("gamma=3&p=0.3&axis=mask.ratio");
    const before = await fact(page, "excess risk");
    for (const [path, text, message] of [
      ["mask.ratio", "1", "must be a number in [0, 1)"],
      ["gamma", "0", "must be a number in (0, 1000000]"],
      ["noise", "abc", "must be a number in [0, 1000000000]"],
      ["noise", "1e999", "must be a number in [0, 1000000000]"],
    ] as const) {
      await typeValue(page, path, text);
      const error = page.locator(`[data-path="${path}"] .error`);
      expect(await error.innerText()).toBe(message);
      expect(await fieldInput(page, path).getAttribute("aria-invalid")).toBe("true");
      expect(await fact(page, "excess risk")).toBe(before);
      await page.keyboard.press("Escape");
      await expect.poll(() => error.count()).toBe(0);
    }
  });

  it("that joins two fields is told at the field it belongs to", async () => {
    const { page } = await open("gamma=3&mask=uniform&min=0.2&max=0.6&axis=gamma");
    await typeValue(page, "mask.max", "0.1");
    expect(await page.locator('[data-path="mask.max"] .error').innerText()).toContain(
      "at least min",
    );
    expect(await page.locator("maskrisk-curves .canvas.drawn").count()).toBe(1);
  });

  it("on the axis is told, and the axis stays", async () => {
    const { page } = await open("gamma=3&p=0.3&axis=mask.ratio");
    await page.getByLabel("End of the axis").fill("1.5");
    await page.getByLabel("End of the axis").press("Enter");
    expect(await page.locator(".title .error").innerText()).toContain("must be a number in [0, 1)");
    const summary = await page.locator("maskrisk-curves .canvas").getAttribute("aria-label");
    expect(summary).toContain("from 0 to 0.95");
  });
});

describe("broken links", () => {
  it.each([
    ["gamma=-1&p=2&foo=3", ["gamma must be", "mask.ratio must be", "link.foo"]],
    ["gamma=NaN", ["gamma must be"]],
    ["p=0.3", ["gamma is required"]],
    ["gamma=2&axis=nonsense", ["axis must be a numeric field"]],
    ["gamma=2&spectrum=atoms&values=&weights=1", ["spectrum.values must not be empty"]],
    ["gamma=2&pin=x~p:3", ["pin.0.mask.ratio must be"]],
    ["gamma=2&seed=-1", ["seed must be"]],
    ["gamma=2&v=99", ["version must be 1"]],
    ["gamma=2&%E0%A4%A", ["link."]],
  ])("%s is explained and a sound problem shown", async (query, messages) => {
    const { page, errors } = await open(query);
    const banner = page.getByRole("alert").filter({ hasText: "could not be opened" });
    for (const message of messages) expect(await banner.innerText()).toContain(message);
    expect(await page.locator("maskrisk-curves .scatterlayer .trace").count()).toBeGreaterThan(0);
    await page.getByRole("button", { name: "Dismiss" }).click();
    await banner.waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  });

  it("never run markup from a link", async () => {
    const { page, errors } = await open(
      `gamma=2&axis=gamma&pin=${encodeURIComponent('<img src=x onerror="window.hit=1"><a href="javascript:window.hit=1">x</a>~p:0.3')}`,
    );
    expect(await page.locator("maskrisk-curves img, maskrisk-curves a").count()).toBe(0);
    expect(await page.evaluate(() => "hit" in window)).toBe(false);
    expect(errors).toEqual([]);
  });
});
