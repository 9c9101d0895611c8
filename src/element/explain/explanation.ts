import { html, type TemplateResult } from "lit";
import type { MaskriskExplanation } from "./maskrisk-explanation.ts";

/** What is told of a term where it stands. */
export interface Explanation {
  /** Its name, as it stands. */
  readonly title: string;
  readonly symbol?: string;
  /** What it means, in a sentence or two. */
  readonly text: string;
  /** What can be chosen, each with what it means. */
  readonly items?: readonly { readonly name: string; readonly text: string }[];
  /** Domain, unit or how to type it, in small print. */
  readonly note?: string;
}

/** The explanation that is open, and its term. */
let open: { readonly term: HTMLElement; readonly element: MaskriskExplanation } | null = null;

/**
 * A term that tells what it means when it is tapped, clicked or pressed: in place of a tooltip, which
 * neither a finger nor a key can reach.
 *
 * @param text how it stands; the explanation's title where it is left out
 */
export function explained(what: Explanation, text: unknown = what.title): TemplateResult {
  return html`<button
    type="button"
    class="term"
    aria-label="${what.title}: what it means"
    aria-expanded="false"
    @click=${(event: Event) => void toggle(event.currentTarget as HTMLElement, what)}
  >
    ${text}
  </button>`;
}

/** Opens the explanation of a term, whose module is loaded then, or closes it. */
async function toggle(term: HTMLElement, what: Explanation): Promise<void> {
  const again = open?.term === term;
  open?.element.close();
  if (again) return;
  const { MaskriskExplanation: Box } = await import("./maskrisk-explanation.ts");
  // another one may have been opened in the meantime
  open?.element.close();
  if (!term.isConnected) return;
  if (!customElements.get("maskrisk-explanation"))
    customElements.define("maskrisk-explanation", Box);
  const element = document.createElement("maskrisk-explanation") as MaskriskExplanation;
  element.what = what;
  element.term = term;
  term.setAttribute("aria-expanded", "true");
  element.addEventListener("explanation-closed", () => {
    if (open?.element === element) open = null;
    term.setAttribute("aria-expanded", "false");
  });
  // beside the term: it takes the colours that hold there, and is inside the dialog that the term is in
  const root = term.getRootNode();
  (root instanceof ShadowRoot ? root : (term.closest("dialog") ?? document.body)).append(element);
  open = { term, element };
}
