import type { SnippetName } from "./snippets.ts";

/** A kind of sharing, as the dialog lists them. */
export type ShareKind = "link" | "embed" | "teach" | "image" | "data" | "cite";

/** What the text of the dialog can be. */
export type ShareFormat = SnippetName | "csv" | "json" | "numpy" | "bibtex" | "cff";

/** A kind with its formats, the first of which is shown first. */
export interface KindEntry {
  readonly kind: ShareKind;
  readonly label: string;
  /** What it is for, in a sentence. */
  readonly help: string;
  readonly formats: readonly { readonly format: ShareFormat; readonly label: string }[];
}

export const KINDS: readonly KindEntry[] = [
  {
    kind: "link",
    label: "Link",
    help: "Opens everything as it is: problem, axis, curves and seed. Nothing is kept on a server.",
    formats: [{ format: "link", label: "Link" }],
  },
  {
    kind: "embed",
    label: "Embed",
    help: "A live plot on a page of your own. The file works from a disk, without a network.",
    formats: [
      { format: "iframe", label: "Iframe" },
      { format: "element", label: "Element" },
    ],
  },
  {
    kind: "teach",
    label: "Slides & notebooks",
    help: "A live plot where lectures are written.",
    formats: [
      { format: "reveal", label: "reveal.js" },
      { format: "quarto", label: "Quarto" },
      { format: "myst", label: "MyST" },
      { format: "sphinx", label: "Sphinx" },
      { format: "jupyter", label: "Jupyter" },
    ],
  },
  {
    kind: "image",
    label: "Image",
    help: "The plot as it is drawn. The file says which problem and seed it shows, and has the link.",
    formats: [
      { format: "markdown", label: "Markdown" },
      { format: "latex", label: "LaTeX" },
    ],
  },
  {
    kind: "data",
    label: "Data",
    help: "Every number drawn, in tidy rows, with its problem, seed and version; or a program that simulates the problem anew.",
    formats: [
      { format: "csv", label: "CSV" },
      { format: "json", label: "JSON" },
      { format: "numpy", label: "NumPy program" },
    ],
  },
  {
    kind: "cite",
    label: "Cite",
    help: "The figure with its link and the version that drew it.",
    formats: [
      { format: "bibtex", label: "BibTeX" },
      { format: "cff", label: "CFF" },
    ],
  },
];

/** Whether a kind is made of the figure that is shown, and not of its link. */
export function needsFigure(kind: ShareKind): boolean {
  return kind === "image" || kind === "data";
}

/** Whether a kind brings a live plot, whose look can be chosen. */
export function isLive(kind: ShareKind): boolean {
  return kind === "embed" || kind === "teach";
}
