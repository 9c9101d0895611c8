import { expect, it } from "vitest";
import { parseProblem } from "../../src/problem/index.ts";
import { createSimulator, runExperiment } from "../../src/simulation/index.ts";
import { useExplorer } from "./page.ts";

const open = useExplorer();

it("streams points onto the curve, tells its verdict, and matches the library to the digit", async () => {
  const { page, errors } = await open(
    "gamma=0.5&p=0.3&axis=mask.ratio&from=0.1&to=0.5&n=40&replicates=12&places=3&seed=5",
  );
  await page.getByRole("button", { name: "Simulate" }).click();
  await page.locator(".agreement strong").waitFor();
  await page.getByRole("button", { name: "Simulate" }).waitFor();
  await page.getByText("Data table").click();
  const rows = page.locator(".data .table-scroll").nth(1).locator("tbody tr");
  await expect.poll(() => rows.count()).toBe(3);
  const cells = await rows.nth(1).locator("td").allInnerTexts();
  expect(cells[0]).toBe("0.3");
  expect(cells[4]).toBe("12");

  const problem = parseProblem({ gamma: 0.5, mask: { law: "fixed", ratio: 0.3 } });
  const plan = { seed: 5, replicates: 12 };
  const here = runExperiment(createSimulator(), { problem, n: 40 }, plan).excessRisk;
  expect(Number(cells[1])).toBe(Number(here.mean?.toPrecision(4)));
  expect(Number(cells[2])).toBe(Number(here.standardError?.toPrecision(2)));
  expect(errors).toEqual([]);
});

it("shows progress, stops at once and keeps what it has", async () => {
  const { page } = await open(
    "gamma=2&p=0.3&axis=mask.ratio&to=0.6&n=60&replicates=5000&target=0&places=5",
  );
  await page.getByRole("button", { name: "Simulate" }).click();
  await expect
    .poll(() => page.locator(".progress").innerText(), { timeout: 30_000 })
    .toMatch(/of 25000 · .* left/);
  await page.locator("maskrisk-curves .scatterlayer .points path").first().waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  // the click has ended it
  expect(await page.getByRole("button", { name: "Stop" }).count()).toBe(0);
  expect(await page.getByRole("button", { name: "Simulate" }).count()).toBe(1);
  const drawn = await page.locator("maskrisk-curves .scatterlayer .points path").count();
  expect(drawn).toBeGreaterThan(0);
});

it("keeps the points of a problem for when it comes back", async () => {
  const { page } = await open("gamma=0.5&p=0.3&axis=mask.ratio&to=0.5&n=30&replicates=4&places=3");
  await page.getByRole("button", { name: "Simulate" }).click();
  await page.locator(".agreement strong").waitFor();
  await page.getByRole("button", { name: "Simulate" }).waitFor();
  const noise = page.locator('[data-path="noise"] input.value');
  await noise.fill("0.5");
  await noise.press("Enter");
  await page.locator(".agreement strong").waitFor({ state: "detached" });
  await noise.fill("0.25");
  await noise.press("Enter");
  await page.locator(".agreement strong").waitFor();
});

it("marks what cannot be trusted: hollow medians near the threshold, and says so", async () => {
  const { page } = await open("gamma=1&axis=gamma&from=0.5&to=1&n=100&replicates=6&places=2");
  await page.getByRole("button", { name: "Simulate" }).click();
  await page.locator(".agreement strong").waitFor();
  await page.getByRole("button", { name: "Simulate" }).waitFor();
  expect(await page.locator(".agreement").innerText()).toMatch(/1 cell more not compared/);
});

it("stops each place at the target, and tells how many have reached it", async () => {
  const { page, errors } = await open(
    "gamma=2&p=0.3&axis=mask.ratio&to=0.6&n=80&replicates=5000&target=0.004&places=5",
  );
  await expect(page.locator(".plan").innerText()).resolves.toContain("to 0.4 %, at most 5000");
  await page.getByRole("button", { name: "Simulate" }).click();
  await expect
    .poll(() => page.locator(".progress").innerText(), { timeout: 30_000 })
    .toMatch(/\d of 5 places within 0\.4 %/);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.locator('[data-path="experiment.target"] input.value').fill("0.1");
  await page.locator('[data-path="experiment.target"] input.value').press("Enter");
  await page.getByRole("button", { name: "Simulate" }).click();
  await page.getByRole("button", { name: "Simulate" }).waitFor();
  await page.getByText("Data table").click();
  const rows = page.locator(".data .table-scroll").nth(1).locator("tbody tr");
  await expect.poll(() => rows.count()).toBe(5);
  for (const row of await rows.all()) {
    const cells = await row.locator("td").allInnerTexts();
    expect(Number(cells[2]) / Number(cells[1])).toBeLessThan(0.101);
    expect(Number(cells[4])).toBeLessThan(200);
  }
  expect(errors).toEqual([]);
});
