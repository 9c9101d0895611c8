import { queryPairs, wellFormed } from "../../state/index.ts";
import {
  latexAddress,
  latexText,
  markdownText,
  oneLine,
  plainAddress,
  quotedText,
} from "./escape.ts";

/** What is shared, and how. Title and description may come from a stranger's link. */
export interface Sharing {
  /** Address of the site that everything is on, with a slash at its end. */
  readonly site: string;
  /** What is shown, as a query without its question mark. */
  readonly query: string;
  /** What it is called by the page around it. */
  readonly title: string;
  /** A title drawn above the plot; empty for none. */
  readonly heading: string;
  /** Height of an embedded plot in CSS pixels. */
  readonly height: number;
  readonly theme: "auto" | "light" | "dark";
  readonly controls: "none" | "min" | "full";
  /** Whether the embedded plot is a picture that nothing can be changed in. */
  readonly still: boolean;
  /** Whether experiments start by themselves. */
  readonly run: boolean;
  /** Name of the exported image, without its ending. */
  readonly file: string;
  readonly version: string;
  readonly seed: number;
}

/** A kind of snippet. */
export type SnippetName =
  | "link"
  | "iframe"
  | "element"
  | "reveal"
  | "quarto"
  | "myst"
  | "sphinx"
  | "jupyter"
  | "markdown"
  | "latex";

/** What an embedded plot needs of a frame: scripts, and new tabs for its link to the explorer. */
const SANDBOX = "allow-scripts allow-popups";

/** The link that opens it in the explorer. */
export function explorerLink({ site, query }: Pick<Sharing, "site" | "query">): string {
  return plainAddress(`${site}?${query}`);
}

/** How an embedded plot is shown, as keys and values of its address. Defaults are left out. */
function embedKeys(sharing: Sharing): [string, string][] {
  const { theme, controls, still, run, heading } = sharing;
  return [
    ...(theme === "auto" ? [] : ([["theme", theme]] as [string, string][])),
    ["controls", controls],
    ...(still ? ([["static", "1"]] as [string, string][]) : []),
    ...(run ? ([["run", "1"]] as [string, string][]) : []),
    ...(heading === "" ? [] : ([["title", oneLine(heading)]] as [string, string][])),
  ];
}

/** The address of the embedded plot alone. */
export function embedLink(sharing: Sharing): string {
  const keys = embedKeys(sharing).map(
    ([key, value]) => `&${key}=${encodeURIComponent(wellFormed(value))}`,
  );
  return plainAddress(`${sharing.site}embed.html?${sharing.query}${keys.join("")}`);
}

/** Text in HTML, in attributes too, on one line; safe inside a Markdown fence. */
export function htmlText(text: string): string {
  return oneLine(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("`", "&#96;");
}

function frame(sharing: Sharing, source = "src", more = ""): string {
  return (
    `<iframe ${source}="${htmlText(embedLink(sharing))}" title="${htmlText(sharing.title)}"${more}` +
    ` width="100%" height="${sharing.height}" sandbox="${SANDBOX}" loading="lazy" frameborder="0"></iframe>`
  );
}

/** The element with the link's keys as its attributes; inside it what shows where no script runs. */
export function elementMarkup(sharing: Sharing, fallback: string): string {
  const pairs = [...queryPairs(sharing.query), ...embedKeys(sharing), ["explorer", sharing.site]];
  const pins = pairs.filter(([key]) => key === "pin").map(([, value = ""]) => htmlText(value));
  const attributes = pairs
    .filter(([key = ""]) => key !== "pin" && /^[a-z][a-z0-9-]*$/.test(key))
    .map(([key, value = ""]) => ` ${key}="${htmlText(value)}"`);
  // several pinned curves are the lines of one attribute
  if (pins.length > 0) attributes.push(` pin="${pins.join("&#10;")}"`);
  return `<maskrisk-plot${attributes.join("")}>${fallback}</maskrisk-plot>`;
}

/** Name of the element's file on the site. */
export const ELEMENT_FILE = "maskrisk-element.js";

function element(sharing: Sharing): string {
  const fallback = `\n  <a href="${htmlText(explorerLink(sharing))}">${htmlText(sharing.title)}</a>\n`;
  const source = htmlText(plainAddress(`${sharing.site}${ELEMENT_FILE}`));
  return `<script src="${source}" defer></script>\n${elementMarkup(sharing, fallback)}`;
}

function reveal(sharing: Sharing): string {
  const attributes = ' class="r-stretch" data-preload';
  return `<section>\n  <h2>${htmlText(sharing.title)}</h2>\n  ${frame(sharing, "data-src", attributes).replace(' loading="lazy"', "")}\n</section>`;
}

const fence = (head: string, body: string): string => `\`\`\`${head}\n${body}\n\`\`\``;

/** Raw HTML where the document is a page, the exported picture where it is printed. */
function quarto(sharing: Sharing): string {
  const { file, title } = sharing;
  return [
    '::: {.content-visible when-format="html"}',
    fence("{=html}", frame(sharing)),
    ":::",
    "",
    '::: {.content-visible unless-format="html"}',
    `![${markdownText(title)}. [Live](${explorerLink(sharing)})](${file}.png){#fig-${file}}`,
    ":::",
  ].join("\n");
}

function myst(sharing: Sharing): string {
  return `:::{iframe} ${embedLink(sharing)}\n:width: 100%\n\n${markdownText(sharing.title)}\n:::`;
}

function jupyter(sharing: Sharing): string {
  const extras = [`title="${htmlText(sharing.title)}"`, `sandbox="${SANDBOX}"`, 'loading="lazy"'];
  return [
    "from IPython.display import IFrame",
    "",
    "IFrame(",
    `    ${quotedText(embedLink(sharing))},`,
    '    width="100%",',
    `    height=${sharing.height},`,
    `    extras=[${extras.map(quotedText).join(", ")}],`,
    ")",
  ].join("\n");
}

function latex(sharing: Sharing): string {
  const { file, title, version, seed } = sharing;
  const source = `\\href{${latexAddress(explorerLink(sharing))}}{Maskrisk ${latexText(version)}}, seed ${seed}.`;
  return [
    "% needs \\usepackage{graphicx} and \\usepackage{hyperref}",
    "\\begin{figure}",
    "  \\centering",
    `  \\includegraphics[width=\\linewidth]{${file}.png}`,
    `  \\caption{${latexText(title)}. ${source}}`,
    `  \\label{fig:${file}}`,
    "\\end{figure}",
  ].join("\n");
}

const writers: Readonly<Record<SnippetName, (sharing: Sharing) => string>> = {
  link: explorerLink,
  iframe: (sharing) => frame(sharing),
  element,
  reveal,
  quarto,
  myst,
  sphinx: (sharing) => fence("{raw} html", frame(sharing)),
  jupyter,
  markdown: (sharing) =>
    `[![${markdownText(sharing.title)}](${sharing.file}.svg)](${explorerLink(sharing)})`,
  latex,
};

/** The snippet that brings what is shared into a host, ready to be pasted. Nothing in it is markup but its own. */
export function snippet(name: SnippetName, sharing: Sharing): string {
  return writers[name](sharing);
}
