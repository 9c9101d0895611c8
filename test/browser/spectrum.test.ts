import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { parseProblem, type Problem } from "../../src/problem/index.ts";
import { eigenRecovery, maskedSpectrum, risk, upperSpectrum } from "../../src/theory/index.ts";
import { longestTask } from "./longest-task.ts";
import { address, settled, useExplorer } from "./page.ts";

const open = useExplorer();

const query =
  "gamma=8&spectrum=spiked&spikes=20,5&of=variance&alignment=weights&energies=0,1,1&p=0.3&view=spectrum&n=60";

function problem(change: Partial<Problem> = {}): Problem {
  return parseProblem({
    gamma: 8,
    spectrum: { family: "spiked", spikes: [20, 5] },
    signal: { of: "variance", alignment: { kind: "weights", weights: [0, 1, 1] } },
    mask: { law: "fixed", ratio: 0.3 },
    ...change,
  });
}

const three = (value: number | null | undefined): string =>
  String(Number((value ?? Number.NaN).toPrecision(3)));

const summary = (page: Page): Promise<string | null> =>
  page.locator("maskrisk-spectrum .canvas").getAttribute("aria-label");

const handle = (index: number): string => `[data-handle="spectrum.spikes.${index}"]`;

async function centre(page: Page, selector: string): Promise<{ x: number; y: number }> {
  const box = await page.locator(selector).boundingBox();
  if (box === null) throw new Error(`${selector} is not shown`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

describe("the spectrum view", () => {
  it("says what theory says of bulk, spikes and recovery", async () => {
    const { page, errors } = await open(query);
    const whole = maskedSpectrum(problem());
    const [edge] = whole.edges;
    await settled(page);
    expect(await summary(page)).toContain("simulated draw");
    const text = (await summary(page)) ?? "";
    expect(text).toContain(`on ${three(edge?.[0])} to ${three(edge?.[1])}`);
    const upper = upperSpectrum(problem());
    expect(text).toContain(`The spike 20 emerges at ${three(upper?.outlier(20))}.`);
    expect(text).toContain(`emerges from λ > ${three(upper?.criticalSpike)}`);
    expect(text).toContain("87.5 % of the eigenvalues are 0");

    const reader = page.getByRole("slider", { name: "Read along the eigenvalues" });
    await reader.focus();
    await page.keyboard.press("End");
    const { recovered, bias, variance } = eigenRecovery(problem());
    const said = (await reader.getAttribute("aria-valuetext")) ?? "";
    expect(said).toContain("λ = 20: 50 % of the signal");
    expect(said).toContain(`${three(100 * (recovered[1] ?? 0))} % recovered`);
    expect(said).toContain(`bias ${three(bias[1])} + variance ${three(variance?.[1])}`);
    const excess = Number((risk(problem()).excessRisk ?? 0).toPrecision(4));
    await page.locator("maskrisk-recovery").hover({ position: { x: 20, y: 8 } });
    await page.getByText("Data table").click();
    const total = await page
      .getByRole("region", { name: /^Signal, recovery/ })
      .locator("tbody tr td:last-child")
      .allInnerTexts();
    const sum = total.reduce((all, cell) => all + Number(cell), 0);
    expect(sum).toBeCloseTo(excess, 3);
    expect(errors).toEqual([]);
  });

  it("changes the problem while a spike is dragged, and settles once", async () => {
    const { page, errors } = await open(query, { alone: "browser" });
    await settled(page);
    expect(await summary(page)).toContain("simulated draw");
    const from = await centre(page, handle(0));
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    const longest = await longestTask(page, async () => {
      await page.mouse.move(from.x - 120, from.y, { steps: 30 });
      await page.mouse.move(from.x - 300, from.y, { steps: 40 });
    });
    expect(longest).toBeLessThan(50);
    const dragged = Number(await page.locator(handle(0)).getAttribute("aria-valuenow"));
    expect(dragged).toBeLessThan(16);
    // the address waits, everything else follows
    expect(new URL(page.url()).searchParams.get("spikes")).toBe("20,5");
    const spectrum = { family: "spiked" as const, spikes: [dragged, 5] };
    const place = upperSpectrum(problem({ spectrum }))?.outlier(dragged);
    expect(await summary(page)).toContain(`The spike ${dragged} emerges at ${three(place)}.`);
    await page.mouse.up();
    await address(page, (found) => found.get("spikes") === `${dragged},5`);
    expect(errors).toEqual([]);
  });

  it("moves spikes and atoms by keyboard, to three figures", async () => {
    const { page } = await open(query);
    await page.locator(handle(1)).focus();
    await page.keyboard.press("PageUp");
    await address(page, (found) => found.get("spikes") === "20,5.5");
    await page.keyboard.press("ArrowLeft");
    await address(page, (found) => found.get("spikes") === "20,5.45");
    const { page: other } = await open(
      "gamma=2&spectrum=atoms&values=0.5,2&weights=1,1&p=0.3&view=spectrum&n=40",
    );
    await other.locator('[data-handle="spectrum.values.1"]').focus();
    await other.keyboard.press("ArrowRight");
    await address(other, (found) => found.get("values") === "0.5,2.02");
  });

  it("drags the mask ratio along the course of the outliers", async () => {
    const { page } = await open(query);
    const marker = page.getByRole("slider", { name: "Mask ratio along the outliers" });
    await marker.focus();
    await page.keyboard.press("Shift+ArrowRight");
    await address(page, (found) => found.get("p") === "0.4");
    const label = await page.locator("maskrisk-spikes .canvas").getAttribute("aria-label");
    expect(label).toMatch(/The spike 5 crosses the bulk's edge at p = 0\.29/);
  });

  it("says why there is no limit, and what is varied under a random law", async () => {
    const { page } = await open(
      "gamma=2&copies=2&spectrum=spiked&spikes=20&mask=uniform&min=0.1&max=0.9&view=spectrum&n=40",
    );
    await page.getByText("No limiting density here").waitFor();
    await page.getByText("Not available").waitFor();
    const { page: mixed } = await open(
      "gamma=2&spectrum=spiked&spikes=20&mask=uniform&min=0.1&max=0.9&view=spectrum&n=40",
    );
    await mixed.getByText("Every ratio of the law is scaled by one factor").waitFor();
  });

  it.each([
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ])("does not overflow at %j, tables open", async (viewport) => {
    const { page } = await open(query, { viewport });
    await page.getByText("Data table").click();
    await settled(page);
    const wide = await page.evaluate(() => {
      const view = document.querySelector("maskrisk-explorer");
      const stage = view?.shadowRoot?.querySelector(".stage") ?? document.documentElement;
      return Math.max(
        stage.scrollWidth - stage.clientWidth,
        document.documentElement.scrollWidth - innerWidth,
      );
    });
    expect(wide).toBeLessThanOrEqual(0);
  });
});
