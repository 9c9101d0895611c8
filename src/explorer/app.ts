import {
  html,
  LitElement,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { ExperimentRunner, pagePorts } from "../instrument/index.ts";
import { markerControl, shared } from "../element/index.ts";
import { copyText, linkTo } from "./address.ts";
import { Guide } from "./guide.ts";
import { commandOf, isTyping, type Command } from "./keyboard.ts";
import { pointOut, type FieldHoverDetail } from "./formula/field-hover.ts";
import { PageSession } from "./page-session.ts";
import type { Preset } from "./presets/preset.ts";
import { ShareOpener } from "./share/opener.ts";
import { viewFields, type View } from "../state/index.ts";
import { frameStyles } from "./styles/frame.styles.ts";
import { headerStyles } from "./styles/header.styles.ts";
import { panelStyles } from "./styles/panel.styles.ts";
import { sheetStyles } from "./styles/sheet.styles.ts";
import { applyScheme, nextScheme, storedScheme, type Scheme } from "./theme.ts";
import { Announcer } from "./frame/announcer.ts";
import type { ValueOf } from "./frame/curve-list.ts";
import { BestMasksSearch } from "./frame/best-masks-search.ts";
import { Folds } from "./frame/folds.ts";
import { brokenLink, header } from "./frame/header.ts";
import { panelSections } from "./frame/panel-sections.ts";
import { foldedSections, sheet, type SectionId } from "./frame/sections.ts";
import { tabList } from "./frame/tabs.ts";
import { ViewShelf } from "./views/shelf.ts";
import type { ShareDetail, ViewElement } from "./views/view-element.ts";

/** How long a short message stays, and one that must be copied by hand, in milliseconds. */
const TOAST = { short: 2200, long: 15_000 };

const darkQuery = matchMedia("(prefers-color-scheme: dark)");
/** Screens on which the controls are a sheet at the bottom; the styles ask the same. */
const narrowQuery = matchMedia(
  "(max-width: 560px), (max-width: 860px) and (orientation: portrait)",
);

type Panel = View["panel"];

const panelNames = (
  viewFields.panel.kind === "choice" ? Object.entries(viewFields.panel.options) : []
) as [Panel, string][];

/** The page's frame: header, controls, and the view in force. Every control asks the session for a change. */
export class ExplorerApp extends LitElement {
  static override properties: PropertyDeclarations = {
    scheme: { state: true },
    toast: { state: true },
    examples: { state: true },
    section: { state: true },
  };

  static override styles: CSSResultGroup = [
    shared,
    frameStyles,
    headerStyles,
    panelStyles,
    sheetStyles,
  ];

  declare private scheme: Scheme;
  declare private toast: string;
  declare private examples: readonly Preset[] | null;
  /** Section of the controls shown on a small screen; null when the sheet is closed. */
  declare private section: SectionId | null;

  readonly #experiments = new ExperimentRunner(() => this.#redraw(), pagePorts);
  readonly #session = new PageSession((settled) => {
    if (settled) {
      this.#experiments.stopIfUnseen(this.#session.state);
      this.#announcer.changed(this.#session);
    }
    this.#redraw();
  });
  readonly #announcer = new Announcer(
    (problem) => this.#valueOf(problem),
    () => this.requestUpdate(),
  );
  readonly #bestMasks = new BestMasksSearch(() => this.requestUpdate());
  readonly #folds = new Folds();
  readonly #guide = new Guide(
    () => this.#session.state.problem,
    () => this.#say("This part of the page could not be loaded."),
  );
  readonly #share = new ShareOpener(() => this.#say("This part of the page could not be loaded."));
  readonly #views = new ViewShelf(
    (view) => {
      view.session = this.#session;
      view.experiments = this.#experiments;
    },
    () => this.requestUpdate(),
  );
  /** The risks told in the panel; theory is loaded beside the first view. */
  #valueOf: ValueOf = () => "";
  #revision = 0;
  #toastTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.scheme = storedScheme();
    this.toast = "";
    this.examples = null;
    this.section = "data";
    applyScheme(this.scheme);
    this.#session.open(location.search.slice(1));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener("popstate", this.#onPopState);
    addEventListener("keydown", this.#onKey);
    darkQuery.addEventListener("change", this.#onMedia);
    narrowQuery.addEventListener("change", this.#onMedia);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener("popstate", this.#onPopState);
    removeEventListener("keydown", this.#onKey);
    darkQuery.removeEventListener("change", this.#onMedia);
    narrowQuery.removeEventListener("change", this.#onMedia);
    this.#experiments.stop();
  }

  protected override firstUpdated(): void {
    void this.#loadTheory();
    this.#guide.attach(this.renderRoot);
    if (location.search === "") this.#guide.greet(this.renderRoot);
  }

  /** The starting points hold spectra of real tables: they are loaded when they are first looked at. */
  async #loadExamples(): Promise<void> {
    if (this.examples !== null) return;
    try {
      this.examples = (await import("./presets/presets.ts")).presets;
    } catch {
      this.#say("The starting points could not be loaded; try again.");
    }
  }

  async #loadTheory(): Promise<void> {
    try {
      const { excessRiskText } = await import("./frame/excess-risk.ts");
      this.#valueOf = excessRiskText;
      this.requestUpdate();
    } catch {
      // the view tells that it could not be loaded; the list of curves goes without figures
    }
  }

  readonly #onPopState = (): void => this.#session.open(location.search.slice(1));

  readonly #onMedia = (): void => this.requestUpdate();

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const command = commandOf(event, isTyping());
    if (command === null) return;
    event.preventDefault();
    this.#run(command);
  };

  #run(command: Command): void {
    const session = this.#session;
    switch (command.do) {
      case "undo":
        return this.#actions.undo();
      case "redo":
        return this.#actions.redo();
      case "help":
        return this.#actions.help();
      case "pin":
        return session.pins.pin();
      case "simulate":
        return this.#views.shown(session.state.view.panel)?.simulate();
      case "view": {
        const panel = panelNames[command.index]?.[0];
        if (panel !== undefined) session.setView({ panel });
      }
    }
  }

  #redraw(): void {
    this.#revision += 1;
    this.#guide.follow();
    this.requestUpdate();
  }

  /** Shows a short message. */
  #say(text: string, time: number = TOAST.short): void {
    clearTimeout(this.#toastTimer);
    this.toast = text;
    this.#toastTimer = setTimeout(() => (this.toast = ""), time);
  }

  readonly #actions = {
    load: (preset: Parameters<PageSession["load"]>[0]): void => this.#session.load(preset),
    copyLink: (): void => void this.#copyLink(),
    share: (kind: ShareDetail["kind"] | null = null): void => {
      const { state, preset } = this.#session;
      const drawn = this.#views.shown(state.view.panel)?.drawing() ?? null;
      const shown = { drawn, named: preset?.title ?? null, kind };
      this.#share.open(this.renderRoot, state, this.#experiments, shown);
    },
    cycleScheme: (): void => {
      this.scheme = nextScheme(this.scheme);
      applyScheme(this.scheme);
    },
    undo: (): void => {
      const words = this.#session.canUndo;
      this.#session.undo();
      if (words !== null) this.#say(`Undone: ${words}`);
    },
    redo: (): void => {
      const words = this.#session.canRedo;
      this.#session.redo();
      if (words !== null) this.#say(`Done again: ${words}`);
    },
    help: (): void => this.#guide.help(this.renderRoot),
    examples: (): void => void this.#loadExamples(),
  };

  async #copyLink(): Promise<void> {
    const link = linkTo(this.#session.state);
    const copied = await copyText(link);
    this.#say(copied ? "Link copied" : link, copied ? TOAST.short : TOAST.long);
  }

  protected override render(): TemplateResult {
    const session = this.#session;
    const { panel } = session.state.view;
    const tabs = tabList<Panel>({
      name: "views",
      label: "Views",
      tabs: panelNames.map(([value, label], at) => ({
        value,
        label,
        help: `${label} (${at + 1})`,
      })),
      chosen: panel,
      fills: "stage",
      choose: (value) => session.setView({ panel: value }),
    });
    const { canUndo: undo, canRedo: redo } = session;
    return html`
      <button class="skip" @click=${this.#skip}>Skip to the view</button>
      ${header({ scheme: this.scheme, toast: this.toast, examples: this.examples, undo, redo, tabs }, this.#actions)}
      <main class=${panel === "claims" ? "wide" : ""}>
        <section
          id="stage"
          class="stage"
          role="tabpanel"
          aria-labelledby="views-${panel}"
          tabindex="0"
          @field-hover=${this.#onFieldHover}
          @share=${({ detail }: CustomEvent<ShareDetail>) => this.#actions.share(detail.kind)}
        >
          ${session.broken.length > 0 ? brokenLink(session.broken, () => session.dismissBroken()) : nothing}
          ${this.#view(panel)}
        </section>
        ${panel === "claims" ? nothing : this.#controls()}
      </main>
      <p class="unseen" role="status">${this.#announcer.text}</p>
    `;
  }

  readonly #onFieldHover = ({ detail }: CustomEvent<FieldHoverDetail>): void =>
    pointOut(this.renderRoot, detail.path);

  readonly #skip = (): void => this.renderRoot.querySelector<HTMLElement>("#stage")?.focus();

  /** The view in force, once its module is there. */
  #view(panel: Panel): ViewElement | TemplateResult {
    const view = this.#views.get(panel);
    if (view instanceof Error) {
      return html`<div class="view failed" role="alert">
        <h1>This view could not be loaded</h1>
        <p>
          The problem and everything set for it are kept. The connection may have been lost, or the
          page may have been replaced by a newer one since it was opened.
        </p>
        <button class="strong" @click=${() => this.#views.retry(panel)}>Try again</button>
        <button @click=${() => location.reload()}>Load the page anew</button>
      </div>`;
    }
    if (view === null) {
      return html`<p class="view loading" role="status" aria-busy="true">loading the view…</p>`;
    }
    view.scheme = `${this.scheme} ${darkQuery.matches}`;
    view.revision = this.#revision;
    return view;
  }

  #controls(): TemplateResult {
    const session = this.#session;
    const sections = panelSections(session, this.#bestMasks, this.#valueOf);
    if (!narrowQuery.matches) {
      return html`<aside class="panel" aria-label="Problem">
        ${foldedSections(sections, this.#folds, () => this.requestUpdate())}
      </aside>`;
    }
    return html`<aside class="panel sheet" aria-label="Problem">
      ${sheet(sections, markerControl(session.state, session.faults, session.fields), this.section, (id) => (this.section = id))}
    </aside>`;
  }
}
