import { describe, expect, inject, it } from "vitest";
import { viewFields } from "../../src/state/view-fields.ts";
import { violations } from "./axe.ts";
import { settled, useExplorer, VIEWS } from "./page.ts";
import { screens } from "./screens.ts";

const open = useExplorer();

/** Every view that the page offers. */
const views = Object.values(viewFields.panel.kind === "choice" ? viewFields.panel.options : {});

// each theme and each layout once; all of them in the long suite
describe.each(inject("thorough") ? screens : screens.slice(0, 2))("%s", (_, options) => {
  it("has no accessibility violations: fresh, with a menu, a table, an error and a broken link", async () => {
    const { page } = await open("", options);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Examples" }).click();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByText("Data table").click();
    const noise = page.locator('[data-path="noise"] input.value');
    await noise.fill("-1");
    await noise.press("Enter");
    expect(await violations(page)).toEqual([]);
    const { page: broken } = await open("gamma=0", options);
    expect(await violations(broken)).toEqual([]);
  });

  it("nor in any view, none of which scrolls sideways", async () => {
    const { page } = await open("gamma=2&spectrum=spiked&spikes=20&axis=gamma", options);
    for (const view of views) {
      const tabs = page.getByRole("tablist", { name: "Views" });
      await tabs.getByRole("tab", { name: view, exact: true }).click();
      await tabs.getByRole("tab", { name: view, exact: true, selected: true }).waitFor();
      await settled(page);
      expect(await violations(page), view).toEqual([]);
      const [content, width] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        innerWidth,
      ]);
      expect(content, view).toBeLessThanOrEqual(width);
    }
  });

  it("nor with a quantity of theory alone", async () => {
    const { page } = await open("gamma=2&copies=2&p=0.3&quantity=kappa&axis=gamma", options);
    expect(await violations(page)).toEqual([]);
  });

  it("nor in its help, its tour, its menu, or where a view cannot be loaded", async () => {
    const { page } = await open("", { ...options, firstVisit: true, alone: true });
    await page.getByRole("dialog").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Help" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    const menu = page.getByRole("button", { name: "Menu" });
    if (await menu.isVisible()) {
      await menu.click();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
    if (await menu.isVisible()) await menu.click();
    await page
      .getByRole("button", { name: "Share", exact: false })
      .locator("visible=true")
      .first()
      .click();
    await page.getByRole("dialog", { name: "Share" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.route(VIEWS, (route) => route.abort());
    await page.getByRole("tab", { name: "Atlas" }).click();
    await page.getByText("This view could not be loaded").waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
