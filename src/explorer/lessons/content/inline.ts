/** A piece of running text. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "emphasis"; readonly text: string }
  /** A formula, with the punctuation that must stay on its line. */
  | {
      readonly kind: "math";
      readonly tex: string;
      readonly before: string;
      readonly after: string;
    }
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
  return glued(pieces);
}

/** Takes brackets and punctuation next to a formula into its piece. */
function glued(pieces: readonly Inline[]): Inline[] {
  const texts = pieces.map((piece) => (piece.kind === "text" ? unbroken(piece.text) : ""));
  const before = pieces.map((piece, i) => {
    const open = piece.kind === "math" && (texts[i - 1] ?? "").endsWith("(");
    if (open) texts[i - 1] = (texts[i - 1] ?? "").slice(0, -1);
    return open ? "(" : "";
  });
  return pieces.flatMap((piece, i): Inline[] => {
    if (piece.kind === "text") {
      const text = texts[i] ?? "";
      return text === "" ? [] : [{ kind: "text", text }];
    }
    if (piece.kind !== "math") return [piece];
    const after = /^[.,;:!?)’]+/.exec(texts[i + 1] ?? "")?.[0] ?? "";
    texts[i + 1] = (texts[i + 1] ?? "").slice(after.length);
    return [{ ...piece, before: before[i] ?? "", after }];
  });
}

/** Text in which an equals sign stays with what is on both its sides. */
function unbroken(text: string): string {
  return text.replaceAll(" = ", "\u00a0=\u00a0").replace(/ = ?$/, "\u00a0=\u00a0");
}

function pieceOf([, tex, emphasis, citation, braces = ""]: RegExpMatchArray): Inline {
  if (tex !== undefined) return { kind: "math", tex, before: "", after: "" };
  if (emphasis !== undefined) return { kind: "emphasis", text: emphasis };
  if (citation !== undefined) return { kind: "citation", id: citation };
  const hash = braces.indexOf("#");
  if (hash >= 0) {
    return { kind: "field", figure: braces.slice(0, hash), path: braces.slice(hash + 1) };
  }
  const [name = "", form = ""] = braces.split(":");
  return { kind: "number", name, form };
}
