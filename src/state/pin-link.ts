import {
  decodeProblem,
  encodeProblem,
  InvalidProblem,
  problemFields,
  type Fault,
} from "../problem/index.ts";
import { MAX_PINS, type Pin, type ProblemPart } from "./state.ts";

/** Longest name of a pinned curve. */
export const LONGEST_NAME = 60;

/** Separators inside a pin: its parts, and key from value. Both are escaped in names and values. */
const PART = "~";
const EQUALS = ":";

/** Begin the parts of a pin that name what it keeps, or is about; and what stands there for nothing. */
const KEEPS = `keeps${EQUALS}`;
const ABOUT = `about${EQUALS}`;
const NOTHING = "nothing";

/** A pin as its name and what sets its problem apart from the current one. */
export function encodePin(pin: Pin, own: ReadonlyMap<string, string>): string {
  const theirs = encodeProblem(pin.problem);
  const parts = [escapePart(pin.name)];
  if (!pin.shown) parts.push("hidden");
  const listed = (of: readonly ProblemPart[]): string => of.join(",") || NOTHING;
  if (pin.keeps) parts.push(KEEPS + listed(pin.keeps));
  else if (pin.about) parts.push(ABOUT + listed(pin.about));
  for (const key of new Set([...own.keys(), ...theirs.keys()])) {
    const value = theirs.get(key);
    if (value !== own.get(key)) parts.push(`${key}${EQUALS}${escapePart(value ?? "")}`);
  }
  return parts.join(PART);
}

/** A list of parts of a problem; words that name none are left out. */
function readKeeps(text: string): ProblemPart[] {
  return text.split(",").filter((part): part is ProblemPart => Object.hasOwn(problemFields, part));
}

/** Text that a query can hold: half of a surrogate pair, as a cut may leave, becomes U+FFFD, as in UTF-8. */
export function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

function escapePart(text: string): string {
  return text.replaceAll("%", "%25").replaceAll(PART, "%7E");
}

function unescapePart(text: string): string {
  return text.replaceAll("%7E", PART).replaceAll("%25", "%");
}

/** Runs a reader, adding the faults it throws to the list. */
export function collect<T>(faults: Fault[], read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InvalidProblem)) throw error;
    faults.push(...error.faults);
    return null;
  }
}

/**
 * Reads what {@link encodePin} wrote. A pin that does not say what it keeps is frozen whole, as those of
 * links made before pins could follow.
 */
export function readPins(
  texts: readonly string[],
  own: ReadonlyMap<string, string>,
  faults: Fault[],
): Pin[] {
  if (texts.length > MAX_PINS) {
    faults.push({
      path: "pin",
      value: texts.length,
      message: `at most ${MAX_PINS} curves can be pinned`,
    });
    return [];
  }
  return texts.flatMap((text, index): Pin[] => {
    const [name = "", ...parts] = text.split(PART);
    const parameters = new Map(own);
    let shown = true;
    let keeping: Pick<Pin, "keeps" | "about"> = {};
    for (const part of parts) {
      const at = part.indexOf(EQUALS);
      if (part === "hidden") shown = false;
      else if (part.startsWith(KEEPS)) keeping = { keeps: readKeeps(part.slice(KEEPS.length)) };
      else if (part.startsWith(ABOUT)) keeping = { about: readKeeps(part.slice(ABOUT.length)) };
      else if (at < 1)
        faults.push({ path: `pin.${index}`, value: part, message: `must be key${EQUALS}value` });
      else if (at === part.length - 1) parameters.delete(part.slice(0, at));
      else parameters.set(part.slice(0, at), unescapePart(part.slice(at + 1)));
    }
    const found: Fault[] = [];
    const problem = collect(found, () => decodeProblem(parameters));
    faults.push(...found.map((fault) => ({ ...fault, path: `pin.${index}.${fault.path}` })));
    return problem
      ? [
          {
            name: wellFormed(unescapePart(name).slice(0, LONGEST_NAME)),
            problem,
            shown,
            ...keeping,
          },
        ]
      : [];
  });
}
