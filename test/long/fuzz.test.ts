import { expect, it } from "vitest";
import { loadFormulas } from "../../src/problem/index.ts";
import { fuzzFiles, fuzzLinks } from "../fuzz/run.ts";

await loadFormulas();

it("100 000 mutated links and files are refused with reasons, or sound", () => {
  const links = fuzzLinks(70_000, "long");
  expect(links.refused + links.opened).toBe(70_000);
  expect(links.opened).toBeGreaterThan(10_000);
  expect(links.drawn).toBeGreaterThan(200);
  const files = fuzzFiles(30_000, "long");
  expect(files.refused + files.opened).toBe(30_000);
  expect(files.opened).toBeGreaterThan(1_500);
});
