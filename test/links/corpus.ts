import { readFileSync } from "node:fs";

/** A link that was made once, and what it opened then. */
export interface FrozenLink {
  /** The query, without its question mark. */
  readonly link: string;
  /** The state that it opens, for ever; null until it is frozen. */
  readonly state: Readonly<Record<string, unknown>> | null;
}

/** Where the links are kept. */
export const corpusFile: URL = new URL("corpus.json", import.meta.url);

/** Links of every shape that the page has made. */
export function readCorpus(): FrozenLink[] {
  return JSON.parse(readFileSync(corpusFile, "utf8")) as FrozenLink[];
}
