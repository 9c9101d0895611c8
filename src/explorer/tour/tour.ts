import {
  css,
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { maskPicturePlot, shared } from "../../element/index.ts";
import type { Problem } from "../../problem/index.ts";
import { placeBeside, type Box } from "./place.ts";
import { stops, type Stop } from "./steps.ts";

const CARD_WIDTH = 320;

/** Height to keep free for a card with the picture. */
const PICTURED = 400;

/**
 * A walk past the parts of the page. The page stays usable beside it.
 *
 * @fires tour-ended it was walked to its end, or dismissed
 */
export class PageTour extends LitElement {
  static override properties: PropertyDeclarations = {
    root: { attribute: false },
    problem: { attribute: false },
    at: { state: true },
    spot: { state: true },
  };

  static override styles: CSSResultGroup = [
    shared,
    css`
      .ring {
        position: fixed;
        z-index: 20;
        border: 2px solid var(--focus);
        border-radius: 9px;
        pointer-events: none;
      }
      .card {
        position: fixed;
        z-index: 21;
        width: min(${CARD_WIDTH}px, calc(100vw - 24px));
        max-height: calc(100dvh - 24px);
        overflow-y: auto;
        padding: 14px 18px 14px;
        border: 1px solid var(--focus);
        border-radius: 9px;
        background: var(--raised);
        color: var(--ink);
        font-size: 15px;
        line-height: 1.45;
        outline-offset: 3px;
      }
      h2 {
        margin: 0 0 4px;
        font-family: var(--font-serif);
        font-size: 18px;
        font-weight: 600;
      }
      p {
        margin: 0 0 12px;
      }
      .foot {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      .count {
        flex: 1;
        color: var(--muted);
      }
      .next {
        background: var(--ink);
        border-color: var(--ink);
        color: var(--paper);
      }
      @media (prefers-reduced-motion: no-preference) {
        .ring,
        .card {
          transition:
            left 180ms ease,
            top 180ms ease,
            width 180ms ease,
            height 180ms ease;
        }
      }
    `,
  ];

  /** Where the targets are looked for. */
  declare root: ParentNode;
  /** The problem in force, whose masks are shown. */
  declare problem: Problem | null;
  /** Stop shown; stops whose target is not on the page are passed over. */
  declare private at: number;
  declare private spot: Box | null;

  #before: HTMLElement | null = null;

  constructor() {
    super();
    this.problem = null;
    this.at = 0;
    this.spot = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#before = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    addEventListener("resize", this.#measure);
    addEventListener("scroll", this.#measure, { capture: true, passive: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("resize", this.#measure);
    removeEventListener("scroll", this.#measure, { capture: true });
  }

  readonly #measure = (): void => {
    this.spot = boxOf(targetOf(this.root, this.#stop));
  };

  get #stop(): Stop {
    return stops[this.at] as Stop;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("at")) return;
    targetOf(this.root, this.#stop)?.scrollIntoView({ block: "nearest" });
    this.#measure();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("at")) this.renderRoot.querySelector<HTMLElement>(".next")?.focus();
  }

  /** The next stop in a direction that has something to point at; null when there is none. */
  #neighbour(direction: 1 | -1): number | null {
    for (let at = this.at + direction; at >= 0 && at < stops.length; at += direction) {
      const stop = stops[at] as Stop;
      if (stop.picture === true || targetOf(this.root, stop) !== null) return at;
    }
    return null;
  }

  #go(direction: 1 | -1): void {
    const next = this.#neighbour(direction);
    if (next === null) this.#end();
    else this.at = next;
  }

  #end(): void {
    this.#before?.focus();
    this.dispatchEvent(new CustomEvent("tour-ended"));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === "Escape") this.#end();
    else if (event.key === "ArrowRight") this.#go(1);
    else if (event.key === "ArrowLeft" && this.#neighbour(-1) !== null) this.#go(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  protected override render(): TemplateResult {
    const { title, text, picture = false } = this.#stop;
    const last = this.#neighbour(1) === null;
    const tall = picture && this.spot === null ? PICTURED : undefined;
    const { left, top } = placeBeside(this.spot, CARD_WIDTH, innerWidth, innerHeight, tall);
    return html`
      ${
        this.spot === null
          ? nothing
          : html`<div
              class="ring"
              .style="left:${this.spot.left - 5}px;top:${this.spot.top - 5}px;width:${this.spot.width + 10}px;height:${this.spot.height + 10}px"
            ></div>`
      }
      <div
        class="card"
        role="dialog"
        aria-labelledby="title"
        aria-describedby="text"
        .style="left:${left}px;top:${top}px"
        @keydown=${this.#onKey}
      >
        <h2 id="title">${title}</h2>
        <p id="text">${text}</p>
        ${picture && this.spot === null && this.problem !== null ? maskPicturePlot(this.problem) : nothing}
        <div class="foot">
          <span class="count">${this.at + 1} of ${stops.length}</span>
          ${last ? nothing : html`<button class="quiet" @click=${() => this.#end()}>Skip</button>`}
          ${
            this.#neighbour(-1) === null
              ? nothing
              : html`<button @click=${() => this.#go(-1)}>Back</button>`
          }
          <button class="next" @click=${() => this.#go(1)}>${last ? "Done" : "Next"}</button>
        </div>
      </div>
    `;
  }
}

/** What a stop points at, through the shadow trees; null when it is not on the page. */
function targetOf(root: ParentNode, { target }: Stop): Element | null {
  let place: ParentNode = root;
  let found: Element | null = null;
  for (const selector of target) {
    found = place.querySelector(selector);
    if (found === null) return null;
    place = found.shadowRoot ?? found;
  }
  return found;
}

function boxOf(element: Element | null): Box | null {
  const box = element?.getBoundingClientRect();
  if (!box || box.width === 0 || box.height === 0) return null;
  const { left, top, width, height } = box;
  return { left, top, width, height };
}
