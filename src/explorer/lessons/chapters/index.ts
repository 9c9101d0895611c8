import type { Chapter } from "../content/chapter.ts";

/** Names of the chapters' files, in the order of reading: a new chapter is its file and a line here. */
const READING = [
  "double-descent",
  "masking",
  "spikes",
  "best-ratio",
  "copies",
  "random-ratio",
  "experiments",
  "limits",
  "own-table",
];

const files = import.meta.glob<{ readonly chapter: Chapter }>(["./*.ts", "!./index.ts"], {
  eager: true,
});

/** The chapters, in the order of reading. */
export const chapters: readonly Chapter[] = READING.map((name) => {
  const file = files[`./${name}.ts`];
  if (file === undefined) throw new RangeError(`chapters/${name}.ts is missing`);
  return file.chapter;
});
