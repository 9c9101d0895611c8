import {
  html,
  nothing,
  type CSSResultGroup,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import { defineMap, type CellReadDetail, type PlaceDetail } from "../../../element/index.ts";
import { axisName, mapSummary, nearestIndex, type MapFigure } from "../../../plot/index.ts";
import { axisFields } from "../../../state/index.ts";
import type { Problem } from "../../../problem/index.ts";
import { ViewElement } from "../view-element.ts";
import { atlasStyles } from "./atlas.styles.ts";
import { readCell, readOwn, type CellReading } from "./cell-reading.ts";
import { mapAxes, mapPlan, type MapAxes } from "./map-axes.ts";
import { LiveMaps, type MapJob } from "./live-maps.ts";
import type { Drawing } from "../../share/drawing.ts";
import type { DrawnFigure } from "../../share/drawn-svg.ts";
import { mapFoot, mapStatus, mapTables } from "./map-foot.ts";
import { mapRows } from "./map-rows.ts";
import { nothingGained } from "./nothing-gained.ts";
import { SurfaceCache } from "./map-surface.ts";
import { mapTitle, mapTools } from "./map-title.ts";
import { readingHead, readingNumbers } from "./reading-panel.ts";
import { StripCurve } from "./strip-curve.ts";
import { strip } from "./strip.ts";

defineMap();

/** A map over two fields of the problem: the best masks, what they bring, and how it comes about. */
export class AtlasView extends ViewElement {
  static override properties: PropertyDeclarations = {
    ...ViewElement.properties,
    cell: { state: true },
    tabled: { state: true },
  };

  static override styles: CSSResultGroup = [ViewElement.styles, atlasStyles];

  /** The cell being read; null when nobody reads, and the problem's own is told of. */
  declare private cell: number | null;
  /** Whether the data table is open. */
  declare private tabled: boolean;

  readonly #maps = new LiveMaps(() => this.requestUpdate());
  readonly #strips = new StripCurve(() => this.requestUpdate());
  #figure: MapFigure | null = null;
  readonly #surfaces = new SurfaceCache();
  #reading: { readonly key: string; readonly reading: CellReading } | null = null;
  #problem: { readonly problem: Problem; readonly reading: CellReading | null } | null = null;

  constructor() {
    super();
    this.cell = null;
    this.tabled = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#maps.close();
    this.#strips.close();
  }

  readonly #title = {
    setView: (change: Parameters<typeof this.session.setView>[0]): void =>
      this.session.setView(change),
    setAxes: (axes: MapAxes): void => this.session.axes.setMap(axes),
  };

  readonly #run = {
    stop: (): void => this.#maps.stop(),
    resume: (): void => this.#maps.resume(),
  };

  #place({ x, y }: PlaceDetail, settled: boolean, open = false): void {
    const job = this.#maps.shown;
    if (job === null) return;
    const sound = (path: string, value: number): [string, number] => {
      const field = axisFields(this.session.state.problem).find((one) => one.path === path);
      const whole = field?.interval.integer === true;
      return [path, whole ? Math.round(value) : Number(value.toPrecision(4))];
    };
    this.session.setFields(
      [sound(job.axes.x.path, x), sound(job.axes.y.path, y)],
      settled,
      open ? "curves" : undefined,
    );
  }

  /** The reading of a cell; it stays until the cell, the map or the mask law is another one. */
  #readingOf(job: MapJob, cell: number): CellReading {
    const { mask } = this.session.state.problem;
    const key = JSON.stringify([job.key, cell, job.done[cell], mask]);
    if (this.#reading?.key !== key) this.#reading = { key, reading: readCell(job, cell, mask) };
    return this.#reading.reading;
  }

  /** The reading of the problem itself: its own numbers, not those of a cell; null where that is slow. */
  #own(): CellReading | null {
    const { problem } = this.session.state;
    if (this.#problem?.problem !== problem) this.#problem = { problem, reading: readOwn(problem) };
    return this.#problem.reading;
  }

  override drawing(): Drawing | null {
    const element = this.renderRoot.querySelector<DrawnFigure>("maskrisk-map");
    const job = this.#maps.wanted;
    const figure = this.#figure;
    if (element === null || job === null || figure === null) return null;
    return {
      element,
      title: `${figure.label} over ${axisName(figure.x)} and ${axisName(figure.y)}`,
      description: mapSummary(figure),
      rows: () => mapRows(job),
    };
  }

  protected override render(): TemplateResult {
    const { session } = this;
    const { state } = session;
    const { mapped } = state.view;
    if (this.isConnected) this.#maps.want(mapPlan(state), mapAxes(state), mapped);
    const job = this.#maps.shown;
    const fields = axisFields(state.problem);
    const figure = job === null ? null : this.#surfaces.figure(job, mapped, fields, state.problem);
    this.#figure = figure;
    const title = html`${mapTitle(state, this.#title)}
    ${mapTools(state, session.mapFaults, this.#title)}`;
    return html`${this.titled(title)}
      <div class="stage-row">
        <div class="plot-box">
          <maskrisk-map
            .figure=${figure}
            .scheme=${this.scheme}
            aria-busy=${this.#maps.wanted?.state === "running"}
            @cell-read=${({ detail }: CustomEvent<CellReadDetail>) => (this.cell = detail.cell)}
            @place-input=${({ detail }: CustomEvent<PlaceDetail>) => this.#place(detail, false)}
            @place-change=${({ detail }: CustomEvent<PlaceDetail>) => this.#place(detail, true)}
            @cell-pick=${({ detail }: CustomEvent<PlaceDetail>) => this.#place(detail, true, true)}
          ></maskrisk-map>
        </div>
        <div class="aside">${job && figure ? this.#aside(job, figure) : nothing}</div>
      </div>
      ${mapFoot(this.#maps.wanted, figure, mapped, this.#nothingToSee(figure), this.#run)}
      <details
        class="data"
        @toggle=${(event: Event) => (this.tabled = (event.target as HTMLDetailsElement).open)}
      >
        <summary>Data table</summary>
        ${this.tabled && job && figure ? mapTables(figure, () => this.share("data")) : nothing}
      </details>
      <p class="unseen" role="status">${mapStatus(this.#maps.wanted, figure)}</p>`;
  }

  /** Why a whole map has nothing to show, and what would change that; nothing where some cell has. */
  #nothingToSee(figure: MapFigure | null): unknown {
    const { problem, view } = this.session.state;
    const hide = (): void => this.session.fields.set("rows", "masked-target", true);
    return figure === null ? nothing : nothingGained(figure, view.mapped, problem, hide);
  }

  /** What is told of the cell being read, else of the problem. */
  #aside(job: MapJob, figure: MapFigure): TemplateResult {
    const { xs, ys, here } = figure;
    const read = this.cell !== null && this.cell < figure.values.length ? this.cell : null;
    const stand = here
      ? nearestIndex(figure.y, ys, here.y) * xs.length + nearestIndex(figure.x, xs, here.x)
      : null;
    const cell = read ?? stand;
    if (cell === null) {
      return html`<h2>Outside the map</h2>
        <p class="lead">
          The problem lies beyond these axes. Click a cell to bring it here, or widen the axes.
        </p>`;
    }
    const own = read === null && !this.session.moving ? this.#own() : null;
    const reading = own ?? this.#readingOf(job, cell);
    const atHome = read === null;
    const open = (): void =>
      read === null
        ? this.session.setView({ panel: "curves" })
        : this.#place(
            { x: xs[cell % xs.length] as number, y: ys[Math.floor(cell / xs.length)] as number },
            true,
            true,
          );
    return html`${readingHead(reading, figure, atHome)} ${strip(this.#strips.figure(reading))}
      ${readingNumbers(reading, this.session.state.view.mapped)}
      <button class="open" ?disabled=${reading.problem === null} @click=${open}>
        Open in Curves ${atHome ? nothing : html`<kbd>Enter</kbd>`}
      </button>`;
  }
}
