import { latexText, oneLine, plainAddress, quotedText } from "./escape.ts";

/** What a citation tells beside link and version. */
export interface CitationDetails {
  /** What the figure shows. */
  readonly title?: string;
  readonly seed?: number;
  /** Key of the entry; letters, digits and hyphens. */
  readonly key?: string;
  /** The day it was looked at, as 2026-11-23. */
  readonly accessed?: string;
}

/** A figure of the program as a BibTeX entry, for BibTeX and biblatex. */
export function bibtex(link: string, version: string, details: CitationDetails = {}): string {
  const { title = "Maskrisk", seed, key = "maskrisk", accessed } = details;
  const note = [
    `Maskrisk, version ${latexText(version)}`,
    ...(seed === undefined ? [] : [`seed ${seed}`]),
  ].join(", ");
  const fields: [string, string][] = [
    ["title", `{${latexText(title)}}`],
    ["author", "{The Maskrisk project}"],
    ...(accessed === undefined ? [] : ([["year", accessed.slice(0, 4)]] as [string, string][])),
    ["note", note],
    ["url", plainAddress(link)],
    ...(accessed === undefined ? [] : ([["urldate", accessed]] as [string, string][])),
  ];
  const safeKey = key.replaceAll(/[^A-Za-z0-9-]/g, "") || "maskrisk";
  return `@misc{${safeKey},\n${fields.map(([name, value]) => `  ${name} = {${value}},\n`).join("")}}\n`;
}

/** The same as a reference of a `CITATION.cff` file (Citation File Format 1.2.0). */
export function cffReference(link: string, version: string, details: CitationDetails = {}): string {
  const { title = "Maskrisk", seed, accessed } = details;
  const lines = [
    "references:",
    "  - type: generic",
    `    title: ${quotedText(oneLine(title))}`,
    "    authors:",
    '      - name: "The Maskrisk project"',
    `    version: ${quotedText(version)}`,
    `    url: ${quotedText(plainAddress(link))}`,
    ...(accessed === undefined ? [] : [`    date-accessed: ${quotedText(accessed)}`]),
    ...(seed === undefined ? [] : [`    notes: ${quotedText(`seed ${seed}`)}`]),
  ];
  return `${lines.join("\n")}\n`;
}
