import { loadFormulas } from "../../problem/index.ts";
import { decodeState, type ExplorerState } from "../../state/index.ts";

/** A link that holds formulas, where their parser could not be loaded. */
export class FormulasUnavailable extends Error {
  constructor() {
    super("formulas cannot be read here: their parser could not be loaded");
    this.name = "FormulasUnavailable";
  }
}

/**
 * The state that a link holds; a promise of it where the parser of formulas is loaded first.
 *
 * @throws InvalidProblem with every fault of the link; the promise rejects with it, or with
 *   {@link FormulasUnavailable}.
 */
export function readLink(query: string): ExplorerState | Promise<ExplorerState> {
  // a word of a name asks for the parser as well: it is loaded in vain then, no more
  return /formula/.test(query) ? readFormulas(query) : decodeState(query);
}

async function readFormulas(query: string): Promise<ExplorerState> {
  await withFormulas();
  return decodeState(query);
}

/**
 * Loads the parser of formulas, once.
 *
 * @throws FormulasUnavailable
 */
export async function withFormulas(): Promise<void> {
  try {
    await loadFormulas();
  } catch {
    throw new FormulasUnavailable();
  }
}
