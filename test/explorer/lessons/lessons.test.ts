import { renderToString } from "katex";
import { describe, expect, it } from "vitest";
import { chapters } from "../../../src/explorer/lessons/chapters/index.ts";
import type {
  Block,
  Chapter,
  Exercise,
  FigureBlock,
} from "../../../src/explorer/lessons/content/chapter.ts";
import { parseInline, type Inline } from "../../../src/explorer/lessons/content/inline.ts";
import { references } from "../../../src/explorer/lessons/content/references.ts";
import { decodeState } from "../../../src/state/index.ts";
import { numericFields, setField, type Problem } from "../../../src/problem/index.ts";

/** Every text of a block. */
function textsOf(block: Block): string[] {
  switch (block.kind) {
    case "equation":
      return [];
    case "list":
      return [...block.items];
    case "table":
      return [block.caption, ...block.head, ...block.rows.flat()];
    case "figure":
      return [block.caption];
    default:
      return [block.text];
  }
}

/** Every text of an exercise that does not depend on a problem. */
function textsOfExercise(exercise: Exercise): string[] {
  switch (exercise.kind) {
    case "numeric":
      return [
        exercise.question,
        exercise.hint,
        exercise.why,
        ...exercise.traps.map(({ why }) => why),
      ];
    case "choice":
      return [exercise.question, ...exercise.options.flatMap(({ text, why }) => [text, why])];
    case "setting":
      return [exercise.question, exercise.why];
  }
}

const figuresOf = ({ blocks }: Chapter): FigureBlock[] =>
  blocks.filter((block) => block.kind === "figure");

const problemsOf =
  (chapter: Chapter) =>
  (id: string): Problem => {
    const block = figuresOf(chapter).find((one) => one.id === id);
    if (block === undefined) throw new Error(`no figure ${id}`);
    return decodeState(block.query).problem;
  };

function texts(chapter: Chapter): string[] {
  return [
    ...chapter.blocks.flatMap(textsOf),
    ...chapter.exercises.flatMap(textsOfExercise),
    ...chapter.exercises.flatMap((one) =>
      one.kind === "setting" ? [one.say(problemsOf(chapter)(one.figure))] : [],
    ),
  ];
}

const pieces = (chapter: Chapter): Inline[] => texts(chapter).flatMap(parseInline);

describe.each(chapters.map((chapter) => [chapter.id, chapter] as const))("%s", (_, chapter) => {
  it("has formulas that can be set, in the fonts that are served", () => {
    const inline = pieces(chapter).flatMap((piece) => (piece.kind === "math" ? [piece.tex] : []));
    const display = chapter.blocks.flatMap((one) => (one.kind === "equation" ? one.parts : []));
    for (const [list, displayMode] of [
      [inline, false],
      [display, true],
    ] as const) {
      for (const tex of list) {
        const set = renderToString(tex, { displayMode, throwOnError: true, strict: "error" });
        expect(set, tex).not.toMatch(/class="[^"]*\b(mathbb|mathcal|mathbf|amsrm|mathfrak)\b/);
      }
    }
    expect(inline.length).toBeGreaterThan(5);
  });

  it("has tables of as many cells in every row as in the head", () => {
    for (const block of chapter.blocks) {
      if (block.kind !== "table") continue;
      for (const row of block.rows) expect(row).toHaveLength(block.head.length);
    }
  });

  it("names a ridge ℓ, and keeps λ for eigenvalues", () => {
    for (const text of texts(chapter)) expect(text).not.toMatch(/\\lambda ?I|ridge[^.$]*\\lambda/);
  });

  it("leaves no sign of the notation in its text", () => {
    for (const piece of pieces(chapter)) {
      if (piece.kind === "text") expect(piece.text).not.toMatch(/[$*{}\\]|\[\[|\]\]|NaN/);
    }
  });

  it("cites what is in the list, shows numbers that exist, drags fields that figures have", () => {
    for (const piece of pieces(chapter)) {
      if (piece.kind === "citation") {
        expect(references.map(({ id }) => id)).toContain(piece.id);
      } else if (piece.kind === "number") {
        const value = chapter.numbers[piece.name]?.(problemsOf(chapter));
        expect(value, piece.name).toSatisfy((one: unknown) => one === null || Number.isFinite(one));
        expect(piece.form).toMatch(/^(%|\d?)$/);
      } else if (piece.kind === "field") {
        const fields = numericFields(problemsOf(chapter)(piece.figure));
        expect(fields.map(({ path }) => path)).toContain(piece.path);
      }
    }
    const used = new Set(
      pieces(chapter).flatMap((one) => (one.kind === "number" ? [one.name] : [])),
    );
    expect(Object.keys(chapter.numbers).filter((name) => !used.has(name))).toEqual([]);
  });

  it("has figures with sliders of their own problem, and tracks within what fields admit", () => {
    for (const { id, sliders, tracks = {} } of figuresOf(chapter)) {
      const problem = problemsOf(chapter)(id);
      const paths = numericFields(problem).map(({ path }) => path);
      expect(paths).toEqual(expect.arrayContaining([...sliders, ...Object.keys(tracks)]));
      for (const [path, track] of Object.entries(tracks)) {
        for (const end of track) expect(() => setField(problem, path, end)).not.toThrow();
      }
    }
  });

  it("has two to four exercises", () => {
    expect(chapter.exercises.length).toBeGreaterThanOrEqual(2);
    expect(chapter.exercises.length).toBeLessThanOrEqual(4);
  });
});

describe("the lessons as a whole", () => {
  it("are nine chapters with ids of their own, for chapters, figures and exercises", () => {
    expect(chapters.length).toBe(9);
    const ids = [
      ...chapters.map(({ id }) => id),
      ...chapters.flatMap((one) => figuresOf(one).map(({ id }) => `figure-${id}`)),
      ...chapters.flatMap(({ exercises }) => exercises.map(({ id }) => id)),
      ...references.map(({ id }) => `ref-${id}`),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("cite every reference of the list", () => {
    const cited = new Set(
      chapters.flatMap((one) => pieces(one).flatMap((p) => (p.kind === "citation" ? [p.id] : []))),
    );
    expect(references.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
  });
});

describe("the notation of texts", () => {
  it("tells its pieces apart and keeps punctuation with formulas", () => {
    expect(parseInline("At (*all* $x$), {{a:2}} and {{f#mask.ratio}} [[dong2025]].")).toEqual([
      { kind: "text", text: "At (" },
      { kind: "emphasis", text: "all" },
      { kind: "text", text: " " },
      { kind: "math", tex: "x", before: "", after: ")," },
      { kind: "text", text: " " },
      { kind: "number", name: "a", form: "2" },
      { kind: "text", text: " and " },
      { kind: "field", figure: "f", path: "mask.ratio" },
      { kind: "text", text: " " },
      { kind: "citation", id: "dong2025" },
      { kind: "text", text: "." },
    ]);
    expect(parseInline("a ($y$)")).toEqual([
      { kind: "text", text: "a " },
      { kind: "math", tex: "y", before: "(", after: ")" },
    ]);
    expect(parseInline("<b>plain</b>")).toEqual([{ kind: "text", text: "<b>plain</b>" }]);
  });
});
