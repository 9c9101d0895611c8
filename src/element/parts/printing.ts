import {
  html,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { stillSvg, type Figure } from "../../plot/index.ts";

/** Most CSS pixels across that a figure is drawn with for paper: what A4 has between its margins. */
export const PAPER_WIDTH = 700;

/** Whether the page is being printed. */
let printing = false;

/** Whom to tell. */
const told = new Set<() => void>();

function setPrinting(now: boolean): void {
  if (now === printing) return;
  printing = now;
  for (const tell of told) tell();
}

let listening = false;

/** Listens once an element is there: reading this module asks nothing of its host. */
function listen(): void {
  if (listening) return;
  listening = true;
  addEventListener("beforeprint", () => setPrinting(true));
  addEventListener("afterprint", () => setPrinting(false));
  // browsers that print, or show how it would look, without those events
  matchMedia("print").addEventListener("change", ({ matches }) => setPrinting(matches));
}

/**
 * Updates an element when its page begins and ends to be printed. What it renders then must be there
 * with the next microtasks: the paper waits for no frame, and for no request.
 */
export class Printing implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #tell: () => void;

  /** @param onChange called before each of those updates */
  constructor(
    host: ReactiveControllerHost,
    onChange: (printing: boolean) => void = () => undefined,
  ) {
    this.#host = host;
    this.#tell = () => {
      onChange(printing);
      this.#host.requestUpdate();
    };
    host.addController(this);
  }

  /** Whether the page is being printed. */
  get now(): boolean {
    return printing;
  }

  hostConnected(): void {
    listen();
    told.add(this.#tell);
    if (printing) this.#tell();
  }

  hostDisconnected(): void {
    told.delete(this.#tell);
  }
}

/**
 * A figure for paper: in light colours, as its plot may be dark, no wider than paper, filling the room
 * it is given.
 */
export function still(figure: Figure, width: number, height: number): TemplateResult {
  const drawing = stillSvg(figure, Math.min(width || PAPER_WIDTH, PAPER_WIDTH), height || 400);
  return html`<div class="paper">${unsafeHTML(drawing)}</div>`;
}
