import { BadInput } from "./bad-input.ts";

/**
 * Parses JSON text in which every name is given once: of two values for one name a reader would see either.
 *
 * @throws BadInput that says where in `name` the text goes wrong, or which names it repeats.
 */
export function parseJson(text: string, name: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
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
  const repeated = repeatedNames(text);
  if (repeated.length === 0) return value;
  throw new BadInput(
    repeated.map(({ path, line }) => ({
      path,
      value: undefined,
      message: `is given more than once in ${name} (again in line ${line}); keep one`,
    })),
  );
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

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gsu;

/** An object or list that is open at some place of a text. */
interface Open {
  /** Names given so far in an object; null for a list. */
  readonly names: Set<string> | null;
  /** Name or number of the value that comes next. */
  at: string | number;
}

/** Most repeated names that are told. */
const MOST_REPEATED = 20;

/** Names that an object of a valid JSON text has more than once: their paths, and the line of the repetition. */
function repeatedNames(text: string): { path: string; line: number }[] {
  const found: { path: string; line: number }[] = [];
  const open: Open[] = [];
  let awaitsName = false;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const inside = open.at(-1);
    if (token === "{" || token === "[") {
      open.push({ names: token === "{" ? new Set() : null, at: 0 });
      awaitsName = token === "{";
    } else if (token === "}" || token === "]") {
      open.pop();
      awaitsName = false;
    } else if (token === "," && inside) {
      awaitsName = inside.names !== null;
      if (typeof inside.at === "number") inside.at++;
    } else if (awaitsName && token.startsWith('"') && inside?.names) {
      const name = JSON.parse(token) as string;
      inside.at = name;
      awaitsName = false;
      if (inside.names.has(name) && found.length < MOST_REPEATED) {
        const path = open.map(({ at }) => at).join(".");
        found.push({ path, line: text.slice(0, index).split("\n").length });
      }
      inside.names.add(name);
    }
  }
  return found;
}
