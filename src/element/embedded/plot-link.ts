import { readLink } from "../../instrument/index.ts";
import { InvalidProblem } from "../../problem/index.ts";
import { encodeState, queryPairs, type ExplorerState } from "../../state/index.ts";

/**
 * The query of what is shown after attributes have changed: the keys that changed have their new text,
 * or none, and all others what they have now, which somebody may have changed by hand.
 *
 * @param before query of the attributes as they were
 * @param after query of the attributes as they are
 * @param shown query of what is shown
 */
export function changedQuery(before: string, after: string, shown: string): string {
  const [was, now, own] = [before, after, shown].map(textsOf) as [Texts, Texts, Texts];
  for (const key of new Set([...was.keys(), ...now.keys()])) {
    const texts = now.get(key);
    if (String(texts) === String(was.get(key))) continue;
    if (texts === undefined) own.delete(key);
    else own.set(key, texts);
  }
  return [...own]
    .flatMap(([key, texts]) => texts.map((text) => [key, text] as const))
    .map(([key, text]) => `${encodeURIComponent(key)}=${encodeURIComponent(text)}`)
    .join("&");
}

type Texts = Map<string, string[]>;

function textsOf(query: string): Texts {
  const texts: Texts = new Map();
  for (const [key, text] of queryPairs(query)) texts.set(key, [...(texts.get(key) ?? []), text]);
  return texts;
}

/** The state of a query; of another one where it holds none, as keys may not go together. */
export async function stateOf(query: string, otherwise: string): Promise<ExplorerState> {
  try {
    return await readLink(query);
  } catch (error) {
    if (query === otherwise || !(error instanceof InvalidProblem)) throw error;
    return readLink(otherwise);
  }
}

/** Address of a state in an explorer; null where no explorer is known. */
export function explorerLink(base: string | null, state: ExplorerState | null): string | null {
  if (base === null || state === null) return null;
  try {
    const url = new URL(base, document.baseURI);
    if (!/^(https?|file):$/.test(url.protocol)) return null;
    url.search = encodeState(state);
    return url.href;
  } catch {
    return null;
  }
}
