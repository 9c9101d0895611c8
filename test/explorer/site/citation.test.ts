import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

const read = (name: string): string =>
  readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8");

it("CITATION.cff is about this version, under this licence", () => {
  const { version, license } = JSON.parse(read("package.json")) as Record<string, string>;
  const lines = read("CITATION.cff").split("\n");
  expect(lines).toContain("cff-version: 1.2.0");
  expect(lines).toContain(`version: ${version}`);
  expect(lines).toContain(`license: ${license}`);
  // the keys that the format requires
  for (const key of ["message", "title", "authors"]) {
    expect(lines.some((line) => line.startsWith(`${key}:`))).toBe(true);
  }
  expect(read("README.md")).toContain("(CITATION.cff)");
});
