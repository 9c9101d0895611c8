import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { decodeState } from "../../src/state/index.ts";
import { violations } from "./axe.ts";
import { address, ready, settled, useExplorer } from "./page.ts";
import { screens } from "./screens.ts";

const open = useExplorer();

/** A table of 60 rows and 8 columns: two factors and noise, the same always. */
function table(marker = ""): string {
  const random = (
    (state: number) => () =>
      (state = (state * 16807) % 2147483647) / 2147483647
  )(7);
  const rows = Array.from({ length: 60 }, () => {
    const [a, b] = [random() - 0.5, random() - 0.5];
    return Array.from({ length: 8 }, (_, k) => (k % 2 ? a : b) + 0.4 * (random() - 0.5));
  });
  const names = Array.from({ length: 8 }, (_, k) => `c${k}${marker}`);
  return [names, ...rows.map((row) => row.map((value) => value.toFixed(5)))].join("\n");
}

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = Buffer.from(content);
  const file = { name, mimeType: "application/octet-stream", buffer };
  await page.locator(".file input").setInputFiles(file);
}

/** Waits for the advice on the table called so: until then another one's is there, or none. */
async function answered(page: Page, name: string): Promise<void> {
  await page.locator(".sentence", { hasText: `${name}: predict` }).waitFor({ timeout: 60_000 });
  await page.locator('.advice[aria-busy="false"] strong').waitFor({ timeout: 60_000 });
}

const heading = (page: Page): Promise<string> => page.locator(".sentence").innerText();

describe("a table", () => {
  it("is answered in two clicks, and every other view opens on its problem", async () => {
    const { page, errors } = await open("");
    await page.getByRole("tab", { name: "Data" }).click();
    await page.getByRole("button", { name: /^Blood cells/ }).click();
    await answered(page, "pbmc");
    expect(await page.locator(".advice").innerText()).toMatch(
      /^Mask [\d.]+\s% \(anything .* is within 1 %\); R²MAE 0–[\d.]+ would be [\d.]+\s% (worse|better)/,
    );
    expect(await page.locator(".cautions").innerText()).toContain(
      "Heavy tails in 2 of 128 columns",
    );
    const query = await address(page, (found) => found.get("view") === "data");
    const { problem } = decodeState(query.toString());
    expect(problem.spectrum.family).toBe("atoms");
    expect(problem.rows).toBe("masked-target");
    expect(problem.gamma).toBeCloseTo(127 / 140, 8);
    await page.getByRole("button", { name: "Spectrum", exact: true }).click();
    await address(page, (found) => found.get("view") === "spectrum");
    await ready(page);
    await page.keyboard.press("5");
    await answered(page, "pbmc");
    expect(errors).toEqual([]);
  }, 90_000);

  it("is held out on the curves, which Stop ends at once; n and the target are a change away", async () => {
    const { page, errors } = await open("gamma=2&view=data&places=4");
    await choose(page, "small.csv", table());
    await answered(page, "small.csv");
    await page.getByRole("button", { name: "Hold out" }).click();
    const told = page.locator(".agreement");
    await expect.poll(() => told.innerText(), { timeout: 60_000 }).toMatch(/^Held out \/ theory/);
    await page.getByRole("button", { name: "Hold out" }).waitFor({ timeout: 60_000 });
    const label = page.locator(".hero .canvas").getAttribute("aria-label");
    expect(await label).toMatch(/error on new rows .* simulated points/);
    await page.getByRole("textbox", { name: "Training rows n" }).fill("500");
    await page.getByRole("textbox", { name: "Training rows n" }).press("Enter");
    await expect
      .poll(() => page.locator(".simulate .plan").innerText())
      .toContain("no row to hold out");
    await page.getByLabel("Target", { exact: true }).selectOption("c3");
    await expect
      .poll(() => page.getByText("If the target were one of the columns").count())
      .toBe(1);
    const query = await address(page, (found) => found.get("rows") === null);
    // n stays; the target is no feature
    expect(Number(query.get("gamma"))).toBeCloseTo(7 / 500, 10);
    expect(errors).toEqual([]);
  }, 120_000);

  it("can be pasted and dropped; refused ones leave it where it is, with the reason", async () => {
    const { page, errors } = await open("view=data");
    const paste = (text: string): Promise<void> =>
      page.evaluate((text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        document.dispatchEvent(new ClipboardEvent("paste", { clipboardData }));
      }, text);
    await paste(table());
    await answered(page, "pasted table");
    const before = [await heading(page), await page.locator(".advice").innerText(), page.url()];
    const png = readFileSync(new URL("../../public/cards/pbmc.png", import.meta.url));
    const parquet = Buffer.from(`PAR1${"x".repeat(200)}`);
    const npy = Buffer.concat([
      Buffer.from("\u0093NUMPY\u0001\u0000", "latin1"),
      Buffer.from([118, 0]),
      Buffer.from("{'descr': '|O', 'fortran_order': False, 'shape': (4, 3), }".padEnd(117) + "\n"),
    ]);
    const bad: readonly (readonly [name: string, content: string | Buffer, told: RegExp])[] = [
      ["empty.csv", "", /is empty/],
      ["one.csv", "a\n1\n2\n3\n4\n", /has one column/],
      ["flat.csv", `a,b,c\n${"1,2,3\n".repeat(9)}`, /no column that can be used/],
      ["ragged.csv", "a,b,c\n1,2,3\n4,5\n6,7,8\n9,1,2\n", /row 2/],
      ["words.csv", `a,b\n${"x,y\nu,v\n".repeat(5)}`, /no column that can be used/],
      ["picture.csv", png, /PNG|picture|image/],
      ["cut.parquet", parquet, /.+/],
      ["objects.npy", npy, /object/],
    ];
    for (const [name, content, told] of bad) {
      await choose(page, name, content);
      const alert = page.locator(".refused", { hasText: `${name} cannot be used` });
      await alert.waitFor({ timeout: 30_000 });
      expect(await alert.innerText()).toMatch(told);
    }
    expect([await heading(page), await page.locator(".advice").innerText(), page.url()]).toEqual(
      before,
    );
    expect(errors).toEqual([]);
  }, 120_000);

  it("goes nowhere: no request carries a row, the policy holds in its threads too, links have none", async () => {
    const { page } = await open("view=data", { alone: true });
    const sent: string[] = [];
    page
      .context()
      .on("request", (request) =>
        sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`),
      );
    await choose(page, "secret.csv", table("secret"));
    await answered(page, "secret.csv");
    await page.getByRole("button", { name: "Hold out" }).click();
    await page.locator(".agreement", { hasText: "Held out / theory" }).waitFor({ timeout: 60_000 });
    // files of the page's own, which are the same for every table
    for (const line of sent)
      expect(line).toMatch(/^GET (blob:)?http:\/\/[^?]*\.(js|woff2|svg) $|^GET blob:/);
    const values = table().split("\n").slice(1).join(",").split(",");
    const link = decodeURIComponent(page.url());
    expect(link).not.toMatch(/secret/);
    expect(values.filter((value) => link.includes(value))).toEqual([]);
    const leak = (url: string): Promise<string> =>
      fetch(url, { method: "POST", mode: "no-cors", body: "a row" }).then(
        () => "sent",
        () => "refused",
      );
    expect(await page.evaluate(leak, "https://elsewhere.example/")).toBe("refused");
    // threads of held-out rows end with their run; the one that has the table stays
    await page.getByRole("button", { name: "Hold out" }).waitFor({ timeout: 60_000 });
    const holding = page.workers().filter((worker) => worker.url().startsWith("blob:"));
    expect(holding.length).toBeGreaterThan(0);
    for (const worker of holding) {
      const violated = await worker.evaluate(
        () =>
          new Promise<string>((resolve) => {
            addEventListener("securitypolicyviolation", (event) =>
              resolve(event.effectiveDirective),
            );
            fetch("https://elsewhere.example/", { mode: "no-cors" }).catch(() => undefined);
          }),
      );
      expect(violated).toBe("connect-src");
    }
  }, 90_000);

  // each theme and each layout once; all of them in the long suite
  it.each(inject("thorough") ? screens : screens.slice(0, 2))(
    "is accessible, and does not scroll sideways: %s",
    async (_, options) => {
      const { page } = await open("view=data", options);
      expect(await violations(page)).toEqual([]);
      await choose(page, "small.csv", table());
      await answered(page, "small.csv");
      await settled(page);
      expect(await violations(page)).toEqual([]);
      const [content, width] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        innerWidth,
      ]);
      expect(content).toBeLessThanOrEqual(width ?? 0);
    },
    90_000,
  );
});
