import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { claims } from "../../src/explorer/views/claims/claims.ts";
import { violations } from "./axe.ts";
import { address, ready, settled, useExplorer } from "./page.ts";
import { screens } from "./screens.ts";

const open = useExplorer();

const line = (page: Page, id: string): ReturnType<Page["locator"]> =>
  page.locator(`#claim-${id} button.line`);

describe("the claims", () => {
  it("are listed with verdicts, and unfold by keyboard into what they rest on", async () => {
    const { page, errors } = await open("view=claims");
    expect(await page.locator("article.claim").count()).toBe(claims.length);
    expect(await line(page, "all-rows").innerText()).toMatch(/holds/);
    expect(await line(page, "networks").innerText()).toMatch(/not testable here/);
    expect(await line(page, "grows").innerText()).toMatch(
      /only if the strong direction carries the signal and grows/,
    );
    await line(page, "grows").focus();
    await page.keyboard.press("Enter");
    await address(page, (query) => query.get("claim") === "grows");
    const body = page.locator("#body-grows");
    expect(await body.getByRole("img").getAttribute("aria-label")).toMatch(
      /^best fixed ratio over/,
    );
    expect(await body.getByRole("row", { name: /^spike 20 0/ }).innerText()).toMatch(/not met/);
    await page.keyboard.press("Enter");
    await address(page, (query) => query.get("claim") === null);
    expect(await body.isVisible()).toBe(false);
    expect(errors).toEqual([]);
  });

  it("have links of their own, which need no problem", async () => {
    const { page, errors } = await open("view=claims&claim=averaged");
    const article = page.locator("#claim-averaged");
    await expect.poll(() => article.getByText("Rule", { exact: true }).isVisible()).toBe(true);
    await expect.poll(async () => (await article.boundingBox())?.y ?? Infinity).toBeLessThan(500);
    const link = article.getByRole("link", { name: "Link to this claim" });
    expect(await link.getAttribute("href")).toBe("?view=claims&claim=averaged");
    expect(errors).toEqual([]);
  });

  it("open their comparison in Curves", async () => {
    const { page, errors } = await open("view=claims&claim=isotropic");
    await page.getByRole("button", { name: "Open in Curves" }).click();
    const query = await address(page, (found) => found.get("view") === null);
    expect(query.get("gamma")).toBe("3");
    expect(query.getAll("pin")).toHaveLength(2);
    await page.locator("maskrisk-curves").waitFor();
    await ready(page);
    expect(errors).toEqual([]);
  });

  it("are simulated to the end, beside theory, with a sentence", async () => {
    const { page, errors } = await open("view=claims&claim=tuned-ridge");
    const article = page.locator("#claim-tuned-ridge");
    // a claim stands still once all are judged
    await settled(page);
    await article.getByRole("button", { name: "Simulate" }).click();
    await article
      .getByRole("button", { name: "Simulate twice as many" })
      .waitFor({ timeout: 150_000 });
    const trial = article.locator(".trial");
    expect(await trial.getByRole("status").innerText()).toMatch(/^The simulation shows it/);
    expect(await trial.locator(".verdict", { hasText: "as expected" }).count()).toBe(2);
    expect(errors).toEqual([]);
  }, 240_000);

  it("are searched for counterexamples, which can be stopped", async () => {
    const { page, errors } = await open("view=claims&claim=all-rows");
    await page.getByRole("button", { name: "Search 200 random problems" }).click();
    const told = page.locator(".scan [role=status]");
    await expect.poll(() => told.innerText()).toMatch(/^[1-9]\d* problems.*no gain/);
    const stop = page.getByRole("button", { name: "Stop the search" });
    // found and pressed in one step: the search may have come to its end just now
    const stopped = await stop.evaluateAll((found: HTMLElement[]) => {
      for (const one of found) one.click();
      return found.length === 1;
    });
    await page.getByRole("button", { name: "Search again" }).waitFor();
    const tried = Number(/\d+/.exec(await told.innerText())?.[0]);
    if (stopped) expect(tried).toBeLessThan(200);
    else expect(tried).toBe(200);
    expect(await line(page, "all-rows").innerText()).toMatch(/holds/);
    expect(errors).toEqual([]);
  });

  // each theme and each layout once; all of them in the long suite
  it.each(inject("thorough") ? screens : screens.slice(0, 2))(
    "are accessible laid open, and do not scroll sideways: %s",
    async (_, options) => {
      const { page } = await open("view=claims&claim=hidden-target", options);
      await line(page, "all-rows").click();
      await line(page, "peak").click();
      await settled(page);
      expect(await violations(page)).toEqual([]);
      const [content, width] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        innerWidth,
      ]);
      expect(content).toBeLessThanOrEqual(width ?? 0);
    },
  );

  it("are all laid open on paper", async () => {
    const { page } = await open("view=claims");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await expect.poll(() => page.locator(".body dl").count()).toBe(claims.length);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await expect.poll(() => page.locator(".body dl").count()).toBe(0);
  });
});
