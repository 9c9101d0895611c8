import { BadInput } from "./bad-input.ts";

/** Parses JSON text. Throws BadInput that says where in `name` the text goes wrong. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { position, expected } = firstMistake(text);
    const before = text.slice(0, position).split("\n");
    const column = (before.at(-1)?.length ?? 0) + 1;
    const found = position < text.length ? JSON.stringify(text[position]) : "the end";
    const message =
      expected === ""
        ? `is not JSON: ${(error as Error).message}`
        : `is not JSON: line ${before.length}, column ${column}: expected ${expected}, found ${found}`;
    throw new BadInput([{ path: name, value: undefined, message }]);
  }
}

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[ !#-[\]-\u{10FFFF}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Where JSON text first breaks the grammar of RFC 8259. Engines word their own messages differently
 * and mostly leave the position out. An empty `expected` means that no mistake was found.
 */
function firstMistake(text: string): { position: number; expected: string } {
  const open: ("{" | "[")[] = [];
  let position = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = position;
    const length = pattern.exec(text)?.[0].length;
    position += length ?? 0;
    return length !== undefined;
  };
  const take = (character: string): boolean => {
    skip(SPACE);
    if (text[position] !== character) return false;
    position++;
    return true;
  };
  const key = (): string => {
    skip(SPACE);
    if (!skip(STRING)) return "a name in double quotes";
    return take(":") ? "" : '":"';
  };
  /** After a complete value: closes what ends, and says what is missing before the next value. */
  const next = (): string | null => {
    for (;;) {
      const inside = open.at(-1);
      if (inside === undefined) {
        skip(SPACE);
        return position === text.length ? null : "nothing more";
      }
      if (take(inside === "{" ? "}" : "]")) {
        open.pop();
        continue;
      }
      if (!take(",")) return inside === "{" ? '"," or "}"' : '"," or "]"';
      return inside === "{" ? key() : "";
    }
  };
  for (;;) {
    let wanted: string | null = "";
    if (take("{")) {
      open.push("{");
      wanted = take("}") ? (open.pop(), next()) : key();
    } else if (take("[")) {
      open.push("[");
      wanted = take("]") ? (open.pop(), next()) : "";
    } else if (skip(STRING) || skip(SCALAR)) wanted = next();
    else wanted = "a value";
    if (wanted === null) return { position, expected: "" };
    if (wanted !== "") return { position, expected: wanted };
  }
}
