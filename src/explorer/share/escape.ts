import { wellFormed } from "../../state/index.ts";

/** A text on one line: what is no visible character becomes a space. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
}

/**
 * An address that means the same and can stand anywhere: what has a meaning in HTML, Markdown, LaTeX,
 * Python or YAML is percent-encoded.
 */
export function plainAddress(address: string): string {
  return address.replaceAll(/[^A-Za-z0-9\-._:/?#&=,+%]/gu, (letter) => {
    const escaped = encodeURIComponent(wellFormed(letter));
    return escaped === letter
      ? `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`
      : escaped;
  });
}

/** Text inside Markdown (CommonMark, Pandoc, MyST): punctuation that could mean something is escaped. */
export function markdownText(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|~^$&"@:]/g, String.raw`\$&`);
}

/** A string literal of Python, JSON and YAML alike: double quotes, nothing but printable characters. */
export function quotedText(text: string): string {
  return JSON.stringify(wellFormed(text)).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Letters that LaTeX reads as commands, and what stands for them. */
const LATEX: Readonly<Record<string, string>> = {
  "\\": String.raw`\textbackslash{}`,
  "{": String.raw`\{`,
  "}": String.raw`\}`,
  $: String.raw`\$`,
  "&": String.raw`\&`,
  "#": String.raw`\#`,
  "%": String.raw`\%`,
  _: String.raw`\_`,
  "^": String.raw`\textasciicircum{}`,
  "~": String.raw`\textasciitilde{}`,
  "<": String.raw`\textless{}`,
  ">": String.raw`\textgreater{}`,
  "|": String.raw`\textbar{}`,
  '"': String.raw`\textquotedbl{}`,
  "²": String.raw`\textsuperscript{2}`,
  "−": "$-$",
  "×": String.raw`$\times$`,
  "∞": String.raw`$\infty$`,
  "‖": String.raw`$\Vert$`,
  "≤": String.raw`$\le$`,
  "≥": String.raw`$\ge$`,
  "→": String.raw`$\to$`,
  "–": "--",
  "…": String.raw`\ldots{}`,
  "⁻": String.raw`\textsuperscript{$-$}`,
};

/** Greek letters of the page, which LaTeX has in formulas only. */
const GREEK: Readonly<Record<string, string>> = {
  α: "alpha",
  β: "beta",
  γ: "gamma",
  ε: "varepsilon",
  κ: "kappa",
  λ: "lambda",
  ρ: "rho",
  σ: "sigma",
  τ: "tau",
  φ: "varphi",
  Σ: "Sigma",
};

/** The mark above a letter that stands for an estimate. */
const HAT = "\u0302";

/** Text inside LaTeX, in captions and the fields of BibTeX alike. Braces are always balanced. */
export function latexText(text: string): string {
  const letters = oneLine(text).normalize("NFC");
  let written = "";
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i] as string;
    const greek = GREEK[letter];
    if (greek === undefined) written += LATEX[letter] ?? (letter === HAT ? "" : letter);
    else if (letters[i + 1] === HAT) written += `$\\hat{\\${greek}}$`;
    else written += `$\\${greek}$`;
  }
  return written;
}

/** An address inside `\href` or `\url`, also where these stand in a caption. */
export function latexAddress(address: string): string {
  return plainAddress(address).replaceAll(/[%#&]/g, String.raw`\$&`);
}
