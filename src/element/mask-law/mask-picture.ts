import { randomStream } from "../../numerics/index.ts";
import { drawRatio, meanRatio, type Problem } from "../../problem/index.ts";

/** What the picture needs of a problem. */
export type PicturedProblem = Pick<Problem, "mask" | "rows" | "copies" | "rescale">;

/** One training row of the picture. */
export interface PictureRow {
  /** The sample that it is a copy of. */
  readonly sample: number;
  /** The ratio that it drew. */
  readonly ratio: number;
  /** Whether each input is hidden. */
  readonly hidden: readonly boolean[];
  /** Whether the row counts: not where its target had to be hidden and is not. */
  readonly counts: boolean;
}

/** A few training rows under a problem's masks. */
export interface MaskPicture {
  /** Inputs of each sample, standard normal. */
  readonly inputs: readonly (readonly number[])[];
  readonly rows: readonly PictureRow[];
  /** Whether the first input is the target, which only counts when it is hidden. */
  readonly target: boolean;
  /** Copies of each sample that are drawn; of more, and of infinitely many, the first few. */
  readonly copies: number;
  /** Whether there are more copies than that. */
  readonly more: boolean;
}

/** Rows and columns drawn. */
const ROWS = 8;
const COLUMNS = 9;

/** Copies of a sample drawn at most. */
const MOST_COPIES = 4;

/**
 * A few rows of the inputs and of their masks: always the same draws, so that only what a change of the
 * law brings is seen to change. An input is hidden where its draw is below the ratio: as a ratio grows,
 * inputs go one by one.
 */
export function maskPicture({ mask, rows, copies }: PicturedProblem): MaskPicture {
  const target = rows === "masked-target";
  const drawn = copies === "infinity" ? MOST_COPIES : Math.min(copies, MOST_COPIES);
  const samples = Math.max(1, Math.ceil(ROWS / drawn));
  const inputs = Array.from({ length: samples }, (_, sample) => {
    const random = randomStream("picture", "inputs", sample);
    return Array.from({ length: COLUMNS }, () => random.normal());
  });
  const drawRow = (sample: number, copy: number): PictureRow => {
    const random = randomStream("picture", "mask", sample, copy);
    const draws = Array.from({ length: COLUMNS }, () => random.uniform());
    const ratio = drawRatio(mask, randomStream("picture", "ratio", sample, copy));
    const hidden = draws.map((draw) => draw < ratio);
    return { sample, ratio, hidden, counts: !target || hidden[0] === true };
  };
  const all = inputs.flatMap((_, sample) =>
    Array.from({ length: drawn }, (__, copy) => drawRow(sample, copy)),
  );
  return {
    inputs,
    rows: all.slice(0, ROWS),
    target,
    copies: drawn,
    more: copies === "infinity" || copies > drawn,
  };
}

/** What the picture shows, in a sentence or two. */
export function pictureWords(
  { rows, target, copies, more }: MaskPicture,
  { mask, rescale }: PicturedProblem,
): string {
  const whole = meanRatio(mask) === 0;
  const first = whole
    ? "Nothing is hidden: every row sees all of its inputs."
    : mask.law === "fixed"
      ? "Each row hides each of its inputs with the same chance p, and is fitted on what is left."
      : "Each row draws its own p, hides each input with that chance, and is fitted on what is left.";
  const words = [first];
  if (copies > 1 || more) {
    words.push(
      `Each sample is used ${more ? "many times" : copies === 2 ? "twice" : `${copies} times`}, with new masks.`,
    );
  }
  if (target) {
    const counted = rows.filter(({ counts }) => counts).length;
    words.push(
      `The first column is the target: only rows that hide it count, here ${counted} of ${rows.length}.`,
    );
  }
  if (rescale && !whole) words.push("What is left is divided by 1 − p.");
  return words.join(" ");
}
