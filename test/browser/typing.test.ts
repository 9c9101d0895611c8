import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { address, fieldInput, settled, typeValue, useExplorer } from "./page.ts";

const open = useExplorer();

const list = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"] textarea`);

/** Puts a text where the caret is, as pasting does. */
function paste(target: Locator, text: string): Promise<void> {
  return target.evaluate((element, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    });
    if (!element.dispatchEvent(event)) return;
    (element as HTMLTextAreaElement).select();
    document.execCommand("insertText", false, pasted);
    element.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  }, text);
}

describe("arithmetic", () => {
  it("is read in every field, by a parser that is loaded then", async () => {
    const { page, errors } = await open("gamma=3&p=0.2&axis=mask.ratio");
    await typeValue(page, "noise", "1/2");
    await address(page, (query) => query.get("noise") === "0.5");
    await typeValue(page, "gamma", "2^-3");
    await address(page, (query) => query.get("gamma") === "0.125");
    const end = page.getByLabel("End of the axis");
    await end.fill("3/4");
    await end.press("Enter");
    await address(page, (query) => query.get("to") === "0.75");
    await fieldInput(page, "noise").fill("1/0");
    await page.locator('[data-path="noise"] .error').waitFor();
    await page.keyboard.press("Escape");
    expect(await fieldInput(page, "noise").inputValue()).toBe("0.5");
    expect(errors).toEqual([]);
  });
});

describe("a list", () => {
  it("is pasted into an entry: a column of any length, and what belongs to it follows", async () => {
    const { page, errors } = await open("gamma=3&spectrum=atoms&values=0.4,1.6&weights=1,1");
    await settled(page);
    const column = Array.from({ length: 30 }, (_, k) => `${(k + 1) / 10}`.replace(".", ","));
    await paste(
      page.locator('[data-path="spectrum.values"] input.value').first(),
      ["eigenvalue", ...column].join("\n"),
    );
    await address(page, (query) => query.get("values")?.split(",").length === 30);
    expect(await list(page, "spectrum.values").inputValue()).toMatch(/^0.1, 0.2, .* 3$/);
    expect((await list(page, "spectrum.weights").inputValue()).split(", ").length).toBe(30);
    await page.getByText("heading “eigenvalue” left out · commas read as decimal points").waitFor();
    expect(errors).toEqual([]);
  });

  it("is typed as text, with what is wrong said beside it, and back to tracks", async () => {
    const { page } = await open("gamma=3&spectrum=spiked&spikes=20&alignment=weights&energies=1,2");
    await page.getByRole("button", { name: "Type or paste the list: spikes" }).click();
    const text = list(page, "spectrum.spikes");
    await text.fill("20; -1");
    await text.blur();
    await page.getByText("entry 2 must be a number in (0").waitFor();
    await text.fill("20\n100/2");
    await text.press("Control+Enter");
    await address(page, (query) => query.get("spikes") === "20,50");
    const energies = page.locator('[data-path="signal.alignment.weights"]');
    await expect
      .poll(() => energies.locator(".caption").allInnerTexts())
      .toEqual(["bulk", "λ = 20", "λ = 50"]);
    await page.getByRole("button", { name: "Type or paste the list: spikes" }).click();
    await text.waitFor({ state: "detached" });
    expect(await page.locator('[data-path="spectrum.spikes"] input.value').count()).toBe(2);
  });

  it("that follows another waits until it fits", async () => {
    const { page } = await open("gamma=3&spectrum=atoms&values=0.4,1.6&weights=1,1");
    await paste(page.locator('[data-path="spectrum.weights"] input.value').first(), "1 2 3");
    await page.getByText("has 3 entries for 2 values").waitFor();
    await paste(page.locator('[data-path="spectrum.values"] input.value').first(), "1 2 4");
    await address(page, (query) => query.get("weights") === "1,2,3");
  });
});
