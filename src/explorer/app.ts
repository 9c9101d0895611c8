import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import type { Problem, Section } from "../problem/index.ts";
import { optima, type Optimum } from "../theory/index.ts";
import { copyText, linkTo } from "./address.ts";
import { shared } from "./controls/shared.styles.ts";
import { ExperimentDesk } from "./experiment/experiment-desk.ts";
import { Session } from "./session.ts";
import type { View } from "./state/view-fields.ts";
import { frameStyles } from "./styles/frame.styles.ts";
import { narrowStyles } from "./styles/narrow.styles.ts";
import { panelStyles } from "./styles/panel.styles.ts";
import { applyScheme, nextScheme, storedScheme, type Scheme } from "./theme.ts";
import { bestMasks } from "./view/best-masks.ts";
import { curveList } from "./view/curve-list.ts";
import { experimentControls } from "./view/experiment-controls.ts";
import { brokenLink, header } from "./view/header.ts";
import { sectionControls } from "./view/panel.ts";
import { viewTabs } from "./view/tabs.ts";
import { createView } from "./views/registry.ts";
import type { ViewElement } from "./views/view-element.ts";

const SECTIONS: readonly { readonly id: Section; readonly title: string }[] = [
  { id: "data", title: "Data" },
  { id: "masks", title: "Masks" },
  { id: "estimator", title: "Estimator" },
  { id: "test", title: "Test" },
];

/** How long a short message stays, and one that must be copied by hand, in milliseconds. */
const TOAST = { short: 1800, long: 15_000 };

const darkQuery = matchMedia("(prefers-color-scheme: dark)");

/** The page's frame: header, controls, and the view in force. Every control asks the session for a change. */
export class ExplorerApp extends LitElement {
  static override properties: PropertyDeclarations = {
    scheme: { state: true },
    toast: { state: true },
  };

  static override styles: CSSResultGroup = [shared, frameStyles, panelStyles, narrowStyles];

  declare private scheme: Scheme;
  declare private toast: string;

  readonly #desk = new ExperimentDesk(() => this.#redraw());
  readonly #session = new Session((settled) => {
    if (settled) this.#desk.stopIfUnseen(this.#session.state);
    this.#redraw();
  });
  #revision = 0;
  /** Views that have been opened: an element, or null while its module loads, or why it could not. */
  readonly #views = new Map<View["panel"], ViewElement | Error | null>();
  /** The best masks of a problem, once asked for. */
  #optima: { readonly problem: Problem; readonly found: readonly Optimum[] } | null = null;

  constructor() {
    super();
    this.scheme = storedScheme();
    this.toast = "";
    applyScheme(this.scheme);
    this.#session.open(location.search.slice(1));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("popstate", this.#onPopState);
    darkQuery.addEventListener("change", this.#onSystemScheme);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#onPopState);
    darkQuery.removeEventListener("change", this.#onSystemScheme);
    this.#desk.stop();
  }

  readonly #onPopState = (): void => this.#session.open(location.search.slice(1));

  readonly #onSystemScheme = (): void => this.requestUpdate();

  #redraw(): void {
    this.#revision += 1;
    this.requestUpdate();
  }

  readonly #header = {
    load: (preset: Parameters<Session["load"]>[0]): void => this.#session.load(preset),
    copyLink: (): void => void this.#copyLink(),
    cycleScheme: (): void => {
      this.scheme = nextScheme(this.scheme);
      applyScheme(this.scheme);
    },
  };

  async #copyLink(): Promise<void> {
    const link = linkTo(this.#session.state);
    const copied = await copyText(link);
    this.toast = copied ? "Link copied" : link;
    setTimeout(() => (this.toast = ""), copied ? TOAST.short : TOAST.long);
  }

  protected override render(): TemplateResult {
    const session = this.#session;
    const { state } = session;
    return html`
      ${header(
        this.scheme,
        this.toast,
        viewTabs(state.view, (change) => session.setView(change)),
        this.#header,
      )}
      <main>
        <section class="stage" aria-label="Plot">
          ${session.broken.length > 0 ? brokenLink(session.broken, () => session.dismissBroken()) : nothing}
          ${this.#view()}
        </section>
        <aside class="panel" aria-label="Problem">${this.#controls()}</aside>
      </main>
    `;
  }

  /** The view in force, once its module is there. */
  #view(): ViewElement | TemplateResult {
    const { panel } = this.#session.state.view;
    const view = this.#views.get(panel);
    if (view === undefined) void this.#open(panel);
    if (view instanceof Error) {
      return html`<div class="view failed" role="alert">
        <p>This view could not be loaded (${view.message}).</p>
        <button @click=${() => void this.#open(panel)}>Try again</button>
      </div>`;
    }
    if (!view) return html`<p class="view loading">loading…</p>`;
    view.scheme = `${this.scheme} ${darkQuery.matches}`;
    view.revision = this.#revision;
    return view;
  }

  async #open(panel: View["panel"]): Promise<void> {
    this.#views.set(panel, null);
    try {
      const view = await createView(panel);
      view.classList.add("view");
      view.session = this.#session;
      view.desk = this.#desk;
      this.#views.set(panel, view);
    } catch (error) {
      this.#views.set(panel, error instanceof Error ? error : new Error(String(error)));
    }
    this.requestUpdate();
  }

  /** The best masks stay shown for every problem that differs in its mask law only. */
  #bestMasks(): TemplateResult {
    const { problem } = this.#session.state;
    const same = (other: Problem): boolean =>
      JSON.stringify({ ...other, mask: 0 }) === JSON.stringify({ ...problem, mask: 0 });
    if (this.#optima !== null && !same(this.#optima.problem)) this.#optima = null;
    const find = (): void => {
      this.#optima = { problem, found: optima(problem) };
      this.requestUpdate();
    };
    return bestMasks(this.#optima?.found ?? null, find, (mask) => this.#session.setMask(mask));
  }

  #controls(): TemplateResult {
    const { state, faults, panel, curves } = this.#session;
    const group = (title: string, content: unknown): TemplateResult =>
      html`<section class="group">
        <h2>${title}</h2>
        ${content}
      </section>`;
    return html`
      ${group("Curves", curveList(state, curves))}
      ${SECTIONS.map(({ id, title }) =>
        group(title, [
          ...sectionControls(state.problem, id, faults, panel),
          ...(id === "masks" ? [this.#bestMasks()] : []),
        ]),
      )}
      ${group(
        "Experiment",
        experimentControls(state.experiment, (key, value, settled) =>
          this.#session.setExperiment(key, value, settled),
        ),
      )}
    `;
  }
}
