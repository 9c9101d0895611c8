/** A piece of running text. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "emphasis"; readonly text: string }
  | { readonly kind: "math"; readonly tex: string }
  | { readonly kind: "citation"; readonly id: string }
  /** A number computed when the text is shown. */
  | { readonly kind: "number"; readonly name: string; readonly form: string }
  /** A field of a figure's problem, to be dragged. */
  | { readonly kind: "field"; readonly figure: string; readonly path: string };

const PIECE = /\$([^$]+)\$|\*([^*]+)\*|\[\[([\w-]+)\]\]|\{\{([^}]+)\}\}/g;

/**
 * Running text in the notation of the chapters: `$tex$`, `*emphasis*`, `[[reference]]`,
 * `{{number}}`, `{{number:form}}` (form: significant figures, or % for percent) and
 * `{{figure#field.path}}`. Anything else is plain text; there is no markup beside this.
 */
export function parseInline(source: string): Inline[] {
  const pieces: Inline[] = [];
  let end = 0;
  for (const match of source.matchAll(PIECE)) {
    if (match.index > end) pieces.push({ kind: "text", text: source.slice(end, match.index) });
    pieces.push(pieceOf(match));
    end = match.index + match[0].length;
  }
  if (end < source.length) pieces.push({ kind: "text", text: source.slice(end) });
  return pieces;
}

function pieceOf([, tex, emphasis, citation, braces = ""]: RegExpMatchArray): Inline {
  if (tex !== undefined) return { kind: "math", tex };
  if (emphasis !== undefined) return { kind: "emphasis", text: emphasis };
  if (citation !== undefined) return { kind: "citation", id: citation };
  const hash = braces.indexOf("#");
  if (hash >= 0) {
    return { kind: "field", figure: braces.slice(0, hash), path: braces.slice(hash + 1) };
  }
  const [name = "", form = ""] = braces.split(":");
  return { kind: "number", name, form };
}
