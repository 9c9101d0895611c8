import type { Problem } from "../../../problem/index.ts";

/** The problem that a figure of the chapter shows now. */
export type Problems = (figure: string) => Problem;

/** A number of the text, computed when it is shown; null where it is infinite. */
export type LiveNumber = (problems: Problems) => number | null;

/** A figure: what its link opens, and which fields can be changed beside it. */
export interface FigureBlock {
  readonly kind: "figure";
  readonly id: string;
  /** Query string as a link has it. */
  readonly query: string;
  readonly caption: string;
  /** Fields with a slider under the figure. */
  readonly sliders: readonly string[];
  /** Ranges of sliders where the usual ones are not the point. */
  readonly tracks?: Readonly<Record<string, readonly [number, number]>>;
  /** Whether experiments are the point: the button to run them then stands out. */
  readonly experiments?: boolean;
}

/** A question whose answer is a number. */
export interface NumericExercise {
  readonly kind: "numeric";
  readonly id: string;
  readonly question: string;
  /** What is asked for, as a label of the entry: "p =". */
  readonly label: string;
  /** The answer, from theory. */
  readonly answer: () => number;
  /** Relative error that is let pass, beside that of rounding to two figures or more. */
  readonly tolerance: number;
  /** Answers that tell what went wrong. */
  readonly traps: readonly { readonly value: () => number; readonly why: string }[];
  /** A first step, for an answer that is wrong in no known way. */
  readonly hint: string;
  /** Why the answer is what it is. */
  readonly why: string;
}

/** A question with answers to choose from. */
export interface ChoiceExercise {
  readonly kind: "choice";
  readonly id: string;
  readonly question: string;
  readonly options: readonly {
    readonly text: string;
    readonly right: boolean;
    readonly why: string;
  }[];
}

/** "Find a setting such that …": the state of a figure is the answer. */
export interface SettingExercise {
  readonly kind: "setting";
  readonly id: string;
  readonly question: string;
  readonly figure: string;
  /** Whether a problem is an answer, by theory. */
  readonly holds: (problem: Problem) => boolean;
  /** What a problem that is no answer has. */
  readonly say: (problem: Problem) => string;
  /** Fields and values of one answer. */
  readonly solution: readonly (readonly [path: string, value: number])[];
  readonly why: string;
}

export type Exercise = NumericExercise | ChoiceExercise | SettingExercise;

/** What a chapter is made of. Texts are in the notation of {@link parseInline}. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string }
  /** Parts that stand side by side where there is room, and below one another where not. */
  | { readonly kind: "equation"; readonly parts: readonly string[] }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** Cells are texts; the first of a row names it. */
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Beside the text on wide screens. */
  | { readonly kind: "note"; readonly text: string }
  | FigureBlock;

export interface Chapter {
  readonly id: string;
  readonly title: string;
  /** The chapter in a sentence. */
  readonly lead: string;
  readonly blocks: readonly Block[];
  readonly exercises: readonly Exercise[];
  readonly numbers: Readonly<Record<string, LiveNumber>>;
}

export const text = (source: string): Block => ({ kind: "text", text: source });
export const heading = (source: string): Block => ({ kind: "heading", text: source });
export const equation = (...parts: string[]): Block => ({ kind: "equation", parts });
export const list = (...items: string[]): Block => ({ kind: "list", items });
export const table = (
  caption: string,
  head: readonly string[],
  ...rows: (readonly string[])[]
): Block => ({ kind: "table", caption, head, rows });
export const note = (source: string): Block => ({ kind: "note", text: source });
export const figure = (block: Omit<FigureBlock, "kind">): FigureBlock => ({
  kind: "figure",
  ...block,
});
