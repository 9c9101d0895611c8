import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { useExplorer } from "./page.ts";

const open = useExplorer();

const box = (page: Page) => page.locator("maskrisk-explanation");

describe("a term", () => {
  it("says what it means by click or key, and goes by Escape or a click elsewhere", async () => {
    const { page, errors } = await open("gamma=3&p=0.2&axis=mask.ratio");
    const term = page.getByRole("button", { name: "noise variance: what it means" });
    await term.focus();
    await page.keyboard.press("Enter");
    await box(page).getByText("Variance of the noise ε in y = xᵀβ + ε.").waitFor();
    expect(await term.getAttribute("aria-expanded")).toBe("true");
    await page.keyboard.press("Escape");
    await box(page).waitFor({ state: "detached" });
    expect(
      await term.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one),
    ).toBe(true);
    const law = page.getByRole("button", { name: "mask law: what it means" });
    await law.click();
    await box(page).getByText("R²MAE").first().waitFor();
    await law.click();
    await box(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "total risk: what it means" }).click();
    const shown = await box(page).boundingBox();
    expect(shown?.y).toBeGreaterThanOrEqual(0);
    expect((shown?.y ?? 0) + (shown?.height ?? 0)).toBeLessThanOrEqual(900);
    await page.mouse.click(5, 400);
    await box(page).waitFor({ state: "detached" });
    expect(errors).toEqual([]);
  });
});

describe("help", () => {
  it("on a phone tells how to touch, what is assumed, and every term", async () => {
    const { page, errors } = await open("gamma=3&p=0.2&axis=mask.ratio", {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    });
    await page.getByRole("button", { name: "Menu" }).tap();
    await page.getByRole("button", { name: "Help" }).tap();
    const sheet = page.getByRole("dialog", { name: "Help" });
    await sheet.getByText("on a phone").waitFor();
    await sheet.getByRole("tab", { name: "About the model" }).tap();
    await sheet.getByText("n and d grow without bound").waitFor();
    await sheet.getByRole("tab", { name: "Glossary" }).tap();
    await sheet.getByLabel("Look for a term").fill("hatch");
    await sheet.getByText("experiments of this size cannot be held").waitFor();
    expect(await sheet.locator("dl.terms").count()).toBe(0);
    const sheetPage = sheet.locator(".page");
    expect(
      await sheetPage.evaluate((one) => one.scrollWidth - one.clientWidth),
    ).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    expect(errors).toEqual([]);
  });
});
