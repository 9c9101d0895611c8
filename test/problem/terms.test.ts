import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { numericFields, parseProblem, problemFields, terms } from "../../src/problem/index.ts";

const glossary = readFileSync(new URL("../../src/GLOSSARY.md", import.meta.url), "utf8");

/** Rows of the glossary's first table. */
function tabled(): string[][] {
  const [, table = ""] = glossary.split("\n## ");
  return table
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .slice(2)
    .map((line) =>
      line
        .slice(1, -1)
        .split("|")
        .map((cell) => cell.trim()),
    );
}

describe("the table of symbols", () => {
  it("is the glossary's, row by row", () => {
    const wanted = Object.values(terms).map((one) => [one.symbol, one.name, one.meaning, one.unit]);
    expect(tabled()).toEqual(wanted);
  });

  it("has a symbol mean one thing", () => {
    const symbols = Object.values(terms).flatMap(({ symbol }) => (symbol === "" ? [] : [symbol]));
    expect(new Set(symbols).size).toBe(symbols.length);
    for (const { symbol, tex, name } of Object.values(terms))
      expect(tex === "", name).toBe(symbol === "");
  });

  it("has the symbols, names and TeX of a problem's fields", () => {
    const { gamma, noise, ridge, copies } = problemFields;
    const fields: [
      (typeof terms)[keyof typeof terms],
      { symbol?: string; tex?: string; label: string },
    ][] = [
      [terms.aspectRatio, gamma],
      [terms.noise, noise],
      [terms.ridge, ridge],
      [terms.copies, copies],
    ];
    for (const [{ symbol, tex, name }, field] of fields)
      expect([field.symbol, field.tex, field.label]).toEqual([symbol, tex, name]);
    const of = numericFields(
      parseProblem({ gamma: 2, mask: { law: "fixed", ratio: 0.1 }, test: { mask: 0.1 } }),
    );
    const symbolOf = (path: string): string | undefined =>
      of.find((field) => field.path === path)?.symbol;
    expect(symbolOf("mask.ratio")).toBe(terms.maskRatio.symbol);
    expect(symbolOf("test.mask")).toBe(terms.testRatio.symbol);
    expect(symbolOf("signal.strength")).toBe(terms.strength.symbol);
  });
});
