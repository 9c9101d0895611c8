import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";

const SRC = new URL("../../src/", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, SRC), "utf8");
const DOCUMENT = read("theory/THEORY.md");
const FILES = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"));

const NUMBER = /[1-9]\d?\.[1-9]\d?/;
const IN_BRACKETS = new RegExp(`\\((${NUMBER.source})\\)`, "g");
const TAGS = Array.from(DOCUMENT.matchAll(/\\tag\{([^}]*)\}/g), ([, tag]) => tag ?? "");

const numbersIn = (text: string, pattern: RegExp): string[] =>
  Array.from(text.matchAll(pattern), ([, number]) => number ?? "");

/** Numbers cited in comments that name THEORY.md, and in strings as "THEORY.md, equation 4.12" or "equations 4.1 and 4.8". */
function citedIn(source: string): string[] {
  const comments = source.match(/\/\*[\s\S]*?\*\/|\/\/.*/g) ?? [];
  const inComments = comments
    .filter((comment) => comment.includes("THEORY.md"))
    .flatMap((comment) => numbersIn(comment, IN_BRACKETS));
  const inTexts = source.match(/THEORY\.md, equations? [\d. and]+/g) ?? [];
  return [
    ...inComments,
    ...inTexts.flatMap((text) => numbersIn(text, new RegExp(`(${NUMBER.source})`, "g"))),
  ];
}

/** The comment that stands before an exported function, or null where there is no such function. */
function docOf(name: string): string | null {
  for (const path of FILES.filter((each) => each.startsWith("theory/"))) {
    const found = new RegExp(`\\n(?:async )?export function ${name}\\b`).exec(`\n${read(path)}`);
    if (found === null) continue;
    const before = `\n${read(path)}`.slice(0, found.index).trimEnd();
    return before.endsWith("*/") ? before.slice(before.lastIndexOf("/**")) : "";
  }
  return null;
}

describe("THEORY.md", () => {
  it("numbers its equations in order, section by section", () => {
    const sections = Array.from(DOCUMENT.matchAll(/^## (\d+)\./gm), ([, number]) => Number(number));
    expect(sections).toEqual(sections.map((_, i) => i));
    let last: [number, number] = [0, 0];
    for (const tag of TAGS) {
      const [section, number] = tag.split(".").map(Number) as [number, number];
      const next = section === last[0] ? number === last[1] + 1 : section > last[0] && number === 1;
      expect(next, `equation ${tag} after ${last.join(".")}`).toBe(true);
      const heading = DOCUMENT.slice(0, DOCUMENT.indexOf(`\\tag{${tag}}`)).lastIndexOf("\n## ");
      expect(DOCUMENT.slice(heading + 1)).toMatch(new RegExp(`^## ${section}\\.`));
      last = [section, number];
    }
    expect(TAGS.length).toBeGreaterThan(50);
  });

  it("has every equation that it refers to itself", () => {
    for (const number of numbersIn(DOCUMENT, IN_BRACKETS)) expect(TAGS).toContain(number);
  });

  it("has every equation that the sources cite", () => {
    const wrong = FILES.flatMap((path) =>
      citedIn(read(path))
        .filter((number) => !TAGS.includes(number))
        .map((number) => `(${number}) in ${path}`),
    );
    expect(wrong).toEqual([]);
  });

  it("is cited by number in the comment of every public function of the theory", () => {
    const exported = read("theory/index.ts").matchAll(/(?<![\w"/.-])(type )?(\w+)(?=[,\s]*[,}])/g);
    const names = Array.from(exported, ([, type, name]) => (type ? "" : name)).filter(Boolean);
    const functions = names
      .map((name) => ({ name, doc: docOf(name) }))
      .filter(({ doc }) => doc !== null);
    expect(functions.length).toBeGreaterThan(20);
    const silent = functions.filter(({ doc }) => citedIn(doc!).length === 0);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it("is what docstrings point to, not the README", () => {
    for (const path of FILES) expect(read(path)).not.toMatch(/README, theory|see README/);
  });
});
