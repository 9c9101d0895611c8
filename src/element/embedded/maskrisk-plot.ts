import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import {
  describeProblem,
  ExperimentRunner,
  LiveCurves,
  Session,
  sharedPool,
} from "../../instrument/index.ts";
import { loadExports, readTheme, type Figure } from "../../plot/index.ts";
import {
  encodeProblem,
  faultLine,
  InvalidProblem,
  parseProblem,
  type Problem,
} from "../../problem/index.ts";
import { encodeState, linkKeys, type ExplorerState } from "../../state/index.ts";
import { livePlot } from "../curves/live-plot.ts";
import { shared } from "../controls/shared.styles.ts";
import { Printing } from "../parts/printing.ts";
import { StyledElement } from "../parts/styled-element.ts";
import { setEarlyProperties } from "./early-properties.ts";
import { onFirstSight } from "./first-sight.ts";
import { keepUsedKey } from "./kept-keys.ts";
import { embeddedStyles } from "./maskrisk-plot.styles.ts";
import type {
  ImageOptions,
  MaskriskPlotElement,
  MaskriskPlotEvents,
  PlotDetail,
} from "./maskrisk-element.types.ts";
import { svgImage } from "./plot-image.ts";
import { changedQuery, explorerLink, stateOf } from "./plot-link.ts";
import {
  attributeFaults,
  LINK_ATTRIBUTES,
  PLOT_ATTRIBUTES,
  queryOfAttributes,
  readOptions,
  type PlotAttribute,
  type PlotOptions,
} from "./plot-options.ts";
import { defineAttributeProperties } from "./plot-properties.ts";
import { bar, faultList, foot, fullControls, legend, notices, room } from "./plot-parts.ts";

/** What can be set as a property, also before this class is known. */
const SETTABLE: ReadonlySet<string> = new Set([...PLOT_ATTRIBUTES, "problem"]);

/** What the published types promise beside what is an element's anyway, and its attributes'. */
type PlotMembers = Omit<MaskriskPlotElement, keyof HTMLElement | PlotAttribute>;

const darkQuery = matchMedia("(prefers-color-scheme: dark)");

/**
 * A plot of a problem for any page, from its attributes: the keys of a link, or a whole link as
 * `href`, and {@link PlotOptions}. Its children show until it is drawn, without scripts, and where
 * it cannot be drawn. Nothing is computed before it comes near the window.
 *
 * @fires ready the plot is drawn, `detail` a {@link PlotDetail}
 * @fires change something was changed by hand, `detail` a {@link PlotDetail}
 * @fires progress experiments are under way, `detail` a `Progress`, or null when they have ended
 * @fires error `detail.faults` says what is wrong, line by line
 */
export class MaskriskPlot extends StyledElement implements PlotMembers {
  static override properties: PropertyDeclarations = {
    broken: { state: true },
    drawn: { state: true },
    begun: { state: true },
    tabled: { state: true },
    revision: { state: true },
  };

  static override styles: CSSResultGroup = [shared, embeddedStyles];

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...PLOT_ATTRIBUTES];
  }

  /** What is wrong with the attributes, line by line. */
  declare private broken: readonly string[];
  /** Whether the figure has been painted. */
  declare private drawn: boolean;
  /** Whether it has come near the window. */
  declare private begun: boolean;
  declare private tabled: boolean;
  declare private revision: number;

  #session: Session | null = null;
  #figure: Figure | null = null;
  readonly #experiments = new ExperimentRunner(
    () => this.#onExperiment(),
    () => sharedPool().borrow(),
  );
  readonly #curves = new LiveCurves(this.#experiments);
  readonly #printing = new Printing(this, (printing) => {
    if (printing && !this.begun) this.#begin();
  });
  /** The last reading of the attributes. */
  #reading: Promise<void> | null = null;
  /** Counts them: what an earlier one finds is out of date. */
  #turn = 0;
  /** Whether attributes have changed that the reading under way is still to begin with. */
  #queued = false;
  /** The attributes that what is shown goes back to: their query, the link among them, and `run`. */
  #read: { readonly query: string; readonly link: string | null; readonly run: boolean } | null =
    null;
  /** Whether what was changed by hand is to go: the problem was set as a whole. */
  #anew = false;
  /** What was wrong with a problem that was set before this class was known. */
  #early: readonly string[] = [];
  /** Whether experiments are to go on once it is on a page again. */
  #interrupted = false;
  #told = "";
  #forget: () => void = () => undefined;

  constructor() {
    super();
    this.broken = [];
    this.drawn = false;
    this.begun = false;
    this.tabled = false;
    this.revision = 0;
    this.#early = setEarlyProperties(this, SETTABLE).map(String);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    for (const type of ["keydown", "keypress"]) {
      root.addEventListener(type, (event) => keepUsedKey(event as KeyboardEvent));
    }
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    darkQuery.addEventListener("change", this.#onMedia);
    if (!this.begun) this.#forget = onFirstSight(this, () => this.#begin());
    if (this.#interrupted && this.#session) this.#run(this.#session.state);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    darkQuery.removeEventListener("change", this.#onMedia);
    this.#forget();
    // an element that is only moved is back at once
    queueMicrotask(() => {
      if (this.isConnected || this.#experiments.progress === null) return;
      this.#experiments.stop();
      this.#interrupted = true;
    });
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value);
    if (old === value || !this.begun) return;
    this.#early = [];
    this.#readSoon();
  }

  readonly #onMedia = (): void => this.requestUpdate();

  /** The problem that is shown; null while there is none. */
  getProblem(): Problem | null {
    return this.#session ? structuredClone(this.#session.state.problem) : null;
  }

  /** The whole state as the query of a link; null while there is none. */
  getLink(): string | null {
    return this.#session ? encodeState(this.#session.state) : null;
  }

  /** The problem; setting it replaces every attribute of a link. */
  get problem(): Problem | null {
    return this.getProblem();
  }

  set problem(problem: unknown) {
    const query = new URLSearchParams([...encodeProblem(parseProblem(problem))]).toString();
    for (const key of linkKeys()) this.removeAttribute(key);
    this.removeAttribute("src");
    this.setAttribute("href", `?${query}`);
    this.#early = [];
    this.#anew = true;
    if (this.begun) this.#readSoon();
  }

  /**
   * What is drawn as an SVG file that says where it comes from; light unless asked.
   *
   * @throws Error when the attributes hold no problem.
   */
  async toSVG(options: ImageOptions = {}): Promise<string> {
    const figure = await this.#ask();
    const box = this.shadowRoot?.querySelector(".plot-box");
    const { title } = this.#options();
    const usual = { width: box?.clientWidth || 760, height: box?.clientHeight || 440, title };
    const { state } = this.#session as Session;
    return svgImage(figure, state, this.#explorerLink(), { ...usual, ...options });
  }

  /**
   * What is drawn as a PNG file that says where it comes from, two pixels to each of its size unless asked.
   *
   * @throws Error when the attributes hold no problem, or the browser draws no images.
   */
  async toPNG(options: ImageOptions = {}): Promise<Blob> {
    const svg = await this.toSVG(options);
    const { figurePng } = await loadExports();
    return figurePng(svg, options.scale ?? 2);
  }

  /** The figure, also of a plot that nobody has seen yet, and of one that is on no page. */
  async #ask(): Promise<Figure> {
    if (!this.begun) {
      this.#forget();
      this.#begin();
    }
    let reading: Promise<void> | null;
    do {
      reading = this.#reading;
      await reading;
    } while (reading !== this.#reading);
    if (this.#session === null) throw new Error(this.broken.join("; ") || "there is no figure");
    const { state, moving } = this.#session;
    return this.#curves.read(state, moving).figure;
  }

  #options(): PlotOptions {
    return readOptions((key) => this.getAttribute(key)).options;
  }

  #begin(): void {
    this.begun = true;
    this.#reading = this.#readAttributes();
  }

  /** Reads the attributes once the script that changes them is done: several are one change. */
  #readSoon(): void {
    if (this.#queued) return;
    this.#queued = true;
    this.#reading = Promise.resolve().then(() => {
      this.#queued = false;
      return this.#readAttributes();
    });
  }

  /**
   * Reads the attributes. What somebody changed by hand stays, but for what the attributes that changed
   * say; a new link takes the place of all of it. What is wrong is explained; the last good state stays.
   */
  async #readAttributes(): Promise<void> {
    const textOf = (key: string): string | null => this.getAttribute(key);
    const { options, faults } = readOptions(textOf);
    const found = [...faults, ...attributeFaults(this.getAttributeNames())];
    const query = queryOfAttributes(textOf);
    const link = LINK_ATTRIBUTES.map(textOf).find((text) => text !== null) ?? null;
    const before = this.#read;
    const same = before?.query === query && before.link === link && !this.#anew;
    const kept = before?.link === link && !this.#anew && this.#session !== null;
    const turn = ++this.#turn;
    let state: ExplorerState | null = null;
    try {
      const shown = kept ? changedQuery(before.query, query, this.getLink() ?? "") : query;
      if (!same) state = await stateOf(shown, query);
    } catch (error) {
      if (error instanceof InvalidProblem) found.push(...error.faults);
      else found.push({ path: "formula", value: undefined, message: "cannot be read here" });
    }
    if (turn !== this.#turn) return;
    this.broken = [...this.#early, ...found.map(faultLine)];
    if (this.broken.length > 0) this.#send("error", { faults: this.broken });
    this.requestUpdate();
    if (this.broken.length > 0) return;
    this.#anew = false;
    this.#read = { query, link, run: options.run };
    if (state !== null) {
      this.#session = new Session(state, { onChange: (settled) => this.#onChange(settled) });
      this.#experiments.stopIfUnseen(state);
      this.revision++;
    }
    const due = options.run && !options.static && (state !== null || !before?.run);
    if (due && this.#session) this.#run(this.#session.state);
  }

  /** Starts experiments, at once or when it is on a page. */
  #run(state: ExplorerState): void {
    this.#interrupted = !this.isConnected;
    if (this.isConnected) void this.#experiments.start(state);
  }

  #onChange(settled: boolean): void {
    this.revision++;
    if (!settled) return;
    this.#experiments.stopIfUnseen((this.#session as Session).state);
    this.#send("change", this.#detail());
  }

  #onExperiment(): void {
    this.revision++;
    const { progress, notice } = this.#experiments;
    this.#send("progress", progress);
    if (notice !== "" && notice !== this.#told) this.#send("error", { faults: [notice] });
    this.#told = notice;
  }

  #detail(): PlotDetail {
    const { state } = this.#session as Session;
    return { problem: structuredClone(state.problem), link: encodeState(state) };
  }

  #send<Type extends keyof MaskriskPlotEvents>(type: Type, detail: MaskriskPlotEvents[Type]): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  readonly #onPainted = (): void => {
    if (this.drawn) return;
    this.drawn = true;
    this.#send("ready", this.#detail());
  };

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("revision") || this.#session === null) return;
    const { state, moving } = this.#session;
    this.#figure = this.#curves.read(state, moving).figure;
  }

  #explorerLink(): string | null {
    return explorerLink(this.getAttribute("explorer"), this.#session?.state ?? null);
  }

  protected override render(): TemplateResult {
    const options = this.#options();
    const waiting = this.childElementCount > 0 && !this.drawn && !this.#printing.now;
    const broken = this.broken.length > 0 ? faultList(this.broken) : nothing;
    if (!this.begun || this.#session === null) {
      const empty = this.broken.length > 0 || this.#printing.now;
      return html`${broken}
        <div class="stack"><slot></slot>${empty ? nothing : room(options)}</div>`;
    }
    return html`
      ${broken}
      <div class="stack">
        <slot ?hidden=${!waiting}></slot>
        <figure class=${waiting ? "covered" : ""} title="" part="figure">
          ${options.title === "" ? nothing : html`<figcaption part="title">${options.title}</figcaption>`}
          <p class="lead" part="lead">${describeProblem(this.#session.state.problem)}</p>
          <div class="plot-box" part="plot">${this.#plot(this.#session, options)}</div>
          ${this.#figure ? legend(this.#figure, readTheme(this)) : nothing}
          ${options.static ? nothing : this.#controls(this.#session, options)}
          ${foot(this.#explorerLink(), this.tabled ? this.#figure : null, (open) => (this.tabled = open))}
        </figure>
      </div>
    `;
  }

  #controls(session: Session, { controls }: PlotOptions): TemplateResult {
    const shown = controls !== "none";
    return html`
      ${shown ? bar(session, this.#experiments) : nothing}
      ${notices(this.#experiments, this.#experiments.used && sharedPool().refused)}
      ${controls === "full" ? fullControls(session) : nothing}
    `;
  }

  #plot(session: Session, options: PlotOptions): TemplateResult {
    return livePlot(session, {
      figure: this.#figure,
      detail: this.#curves.detail,
      scheme: `${options.theme} ${darkQuery.matches}`,
      still: options.static,
      onPainted: this.#onPainted,
    });
  }
}

/** Its public members, each of which the published types must name. */
type Published = Pick<MaskriskPlotElement, Exclude<keyof MaskriskPlot, keyof StyledElement>>;

defineAttributeProperties(MaskriskPlot satisfies { readonly prototype: Published });
