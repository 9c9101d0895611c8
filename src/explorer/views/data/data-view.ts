import { html, nothing, type CSSResultGroup, type TemplateResult } from "lit";
import type { Preparation } from "../../../data/index.ts";
import { dataTable, defineCurves } from "../../../element/index.ts";
import { experimentTable, loadRenderer, theoryTable, type Figure } from "../../../plot/index.ts";
import { setField, type Problem } from "../../../problem/index.ts";
import type { ExplorerState, View } from "../../../state/index.ts";
import { canonicalJson } from "../../../simulation/index.ts";
import { failureText, type PlotAxis } from "../../../sweep/index.ts";
import { ViewElement } from "../view-element.ts";
import { AdviceClient, type Known } from "./advice-client.ts";
import type { AdviceResults } from "./advice-task.ts";
import { dataViewStyles } from "./data-view.styles.ts";
import {
  learningFigure,
  riskFigure,
  sizeRange,
  spectrumFigure,
  type HeldResult,
} from "./figures.ts";
import { heldCells } from "./holdout-cells.ts";
import { HoldoutRuns } from "./holdout-runs.ts";
import { plotsPart } from "./plots-part.ts";
import { RATIO_AXIS, usefulAxis } from "./ratio-axis.ts";
import { runPart } from "./run-part.ts";
import { fetchSample } from "./samples.ts";
import { alternatives, otherRows, recommendation } from "./sentences.ts";
import { fileButton, PRIVACY, startPart, workPart, type FileActions } from "./start-part.ts";
import { TableClient, type OpenTable } from "./table-client.ts";
import { cautionsPart, tableFacts, tableSentence, type TableActions } from "./table-part.ts";
import { gammaOf, isOf, problemOf, rowsOf, sizeOf, usualSize } from "./table-state.ts";

defineCurves();
// the largest file of the page is on its way while a table is chosen; the figure tells when it fails
loadRenderer().catch(() => undefined);

/** Views that open on the problem of the table. */
const OTHERS: readonly (readonly [View["panel"], string])[] = [
  ["curves", "Curves"],
  ["atlas", "Atlas"],
  ["spectrum", "Spectrum"],
];

/** Everything that is drawn of a table at the moment. */
interface Drawn {
  readonly problem: Problem;
  readonly n: number;
  readonly advice: Known<AdviceResults["advice"]>;
  readonly results: readonly HeldResult[];
  readonly risk: Figure;
  readonly learning: Figure;
  readonly spectrum: Figure;
}

/** A table of one's own: what masks do to training on it, which to use, and held-out rows beside it. */
export class DataView extends ViewElement {
  static override styles: CSSResultGroup = [ViewElement.styles, dataViewStyles];

  readonly #client = new TableClient(
    () => this.requestUpdate(),
    (opened, before) => this.#opened(opened, before),
  );
  readonly #advice = new AdviceClient(() => this.requestUpdate());
  #runs: HoldoutRuns | null = null;
  /** The problem of the run under way. */
  #running: Problem | null = null;
  /** Spectrum of the table in force: it changes with the table alone. */
  #spectrum: { readonly open: OpenTable; readonly figure: Figure } | null = null;
  /** Number of the sample asked for last: one that arrives late gives way. */
  #sample = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("paste", this.#onPaste);
    this.addEventListener("dragover", this.#onDragOver);
    this.addEventListener("dragleave", this.#onDragLeave);
    this.addEventListener("drop", this.#onDrop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("paste", this.#onPaste);
    this.removeEventListener("dragover", this.#onDragOver);
    this.removeEventListener("dragleave", this.#onDragLeave);
    this.removeEventListener("drop", this.#onDrop);
    this.#stopRun();
  }

  /** The stretch of the ratio that is shown: it stays while something is dragged. */
  #axis: { readonly key: string; readonly axis: PlotAxis } | null = null;

  #axisOf(problem: Problem): PlotAxis {
    const key = canonicalJson({ ...problem, mask: null });
    if (this.#axis === null || (this.#axis.key !== key && !this.session.moving)) {
      this.#axis = { key, axis: usefulAxis(problem) };
    }
    return this.#axis.axis;
  }

  readonly #files: FileActions = {
    choose: (file) => this.#read(file.name, file),
    sample: (name) => void this.#readSample(name),
    stop: () => this.#client.stop(),
  };

  readonly #table: TableActions = {
    prepare: (change) => this.#prepare(change),
    setSize: (n) => this.#setSize(n, true),
  };

  #read(name: string, file: Blob): void {
    this.#sample++;
    this.#client.read({ name, file, preparation: {} });
  }

  async #readSample(name: string): Promise<void> {
    const sample = ++this.#sample;
    try {
      const file = await fetchSample(name);
      if (sample === this.#sample) this.#read(name, file);
    } catch (error) {
      if (sample === this.#sample) this.#client.refuse(name, [failureText(error)]);
    }
  }

  #prepare(change: Preparation): void {
    const { open } = this.#client;
    if (open === null) return;
    const { name, file, preparation } = open;
    this.#client.read({ name, file, preparation: { ...preparation, ...change } });
  }

  readonly #onPaste = (event: ClipboardEvent): void => {
    const [target] = event.composedPath();
    const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (typing || event.clipboardData === null) return;
    const [file] = event.clipboardData.files;
    const text = event.clipboardData.getData("text/plain");
    if (file !== undefined) this.#read(file.name, file);
    else if (text.trim() !== "") this.#read("pasted table", new Blob([text]));
    else return;
    event.preventDefault();
  };

  readonly #onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    this.toggleAttribute("data-over", true);
  };

  readonly #onDragLeave = (): void => void this.toggleAttribute("data-over", false);

  readonly #onDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.toggleAttribute("data-over", false);
    const [file] = event.dataTransfer?.files ?? [];
    const text = event.dataTransfer?.getData("text/plain") ?? "";
    if (file !== undefined) this.#read(file.name, file);
    else if (text.trim() !== "") this.#read("dropped table", new Blob([text]));
  };

  /** A table came into force: the page looks at its problem. */
  #opened(opened: OpenTable, before: OpenTable | null): void {
    const same = before !== null && before.file === opened.file;
    const { state } = this.session;
    const kept = same && isOf(before, state.problem);
    const n = kept ? sizeOf(before, state.problem) : usualSize(opened.answer.prepared.rows);
    // a law made for hidden targets tells little where all rows count, and the other way round
    const asBefore =
      kept && (opened.preparation.target ?? null) === (before.preparation.target ?? null);
    this.#stopRun();
    this.#advice.clear();
    this.#runs = new HoldoutRuns(rowsOf(opened), () => this.requestUpdate());
    this.#put(problemOf(opened, n, asBefore ? state.problem : null), n, same ? {} : { pins: [] });
  }

  #put(problem: Problem, n: number, besides: Partial<ExplorerState> = {}): void {
    const { experiment } = this.session.state;
    this.session.take({
      ...besides,
      problem,
      axis: RATIO_AXIS,
      each: null,
      reference: null,
      limits: null,
      experiment: { ...experiment, n: Math.max(1, n) },
    });
  }

  #setSize(n: number, settled: boolean): void {
    const { open } = this.#client;
    if (open === null) return;
    const { experiment } = this.session.state;
    this.session.edit((problem) => setField(problem, "gamma", gammaOf(open, n)), settled, {
      experiment: { ...experiment, n },
    });
  }

  #setRatio(ratio: number, settled: boolean): void {
    this.session.setMask({ law: "fixed", ratio }, settled);
  }

  #stopRun(): void {
    this.#runs?.stop();
    this.#running = null;
  }

  override simulate(): void {
    const { open } = this.#client;
    const runs = this.#runs;
    const { problem, experiment } = this.session.state;
    if (open === null || runs === null || !isOf(open, problem)) return;
    if (runs.progress !== null) {
      this.#stopRun();
      this.requestUpdate();
      return;
    }
    const n = sizeOf(open, problem);
    const cells = heldCells(problem, rowsOf(open), n, experiment.places, this.#axisOf(problem));
    this.#running = problem;
    if (cells.length > 0) void runs.start(cells, experiment.seed, experiment.target);
  }

  #draw(open: OpenTable, problem: Problem): Drawn {
    const rows = rowsOf(open);
    const { features } = open.answer.population;
    const { experiment } = this.session.state;
    const { seed, target, places } = experiment;
    const n = sizeOf(open, problem);
    const plain: Problem = { ...problem, mask: { law: "fixed", ratio: 0.1 } };
    const advice = this.#advice.want<"advice">({ kind: "advice", problem: plain });
    const range = sizeRange(rows);
    const sized: Problem = { ...plain, gamma: 1 };
    const learning = this.#advice.want<"learning">({
      kind: "learning",
      problem: sized,
      features,
      range,
    });
    const refined = this.#advice.want<"refined">({ kind: "refined", problem: plain, n });
    const axis = this.#axisOf(problem);
    const cells = heldCells(problem, rows, n, places, axis);
    const seen = cells.map((one) => this.#runs?.observations(one, seed, target) ?? []);
    const tried = cells.flatMap((one, k) => (seen[k]?.length ? [{ one, seen: seen[k] }] : []));
    const expected =
      tried.length === 0
        ? null
        : this.#advice.want<"cells">({
            kind: "cells",
            cells: cells.map(({ cell }) => cell),
            features,
          });
    const results = tried.map(({ one, seen: observations }): HeldResult => {
      const place = cells.indexOf(one);
      const value = expected?.fresh === true ? expected.value?.[place] : null;
      return { ...one, observations, expected: value ?? null };
    });
    if (this.#spectrum?.open !== open) {
      const { population, prepared } = open.answer;
      this.#spectrum = { open, figure: spectrumFigure(population, prepared.used.length) };
    }
    const own = advice.fresh ? (advice.value?.own ?? null) : null;
    return {
      problem,
      n,
      advice,
      results,
      risk: riskFigure(problem, axis, refined.fresh ? refined.value : null, own, results),
      learning: learningFigure(
        problem,
        rows,
        features,
        learning.fresh ? learning.value : null,
        results,
      ),
      spectrum: this.#spectrum.figure,
    };
  }

  protected override willUpdate(): void {
    const { problem } = this.session.state;
    if (this.#running !== null && this.#running !== problem && !this.session.moving)
      this.#stopRun();
  }

  protected override render(): TemplateResult {
    const { open } = this.#client;
    if (open === null) return startPart(this.#client, this.#files);
    const { problem } = this.session.state;
    if (!isOf(open, problem)) return this.#away(open);
    const drawn = this.#draw(open, problem);
    return html`
      <div class="title">
        ${tableSentence(open, drawn.n, this.#table)} ${workPart(this.#client, this.#files)}
        ${cautionsPart(open, this.#table)} ${this.#adviceLine(drawn)}
      </div>
      ${plotsPart({
        ...drawn,
        moving: this.session.moving,
        scheme: this.scheme,
        setRatio: (ratio, settled) => this.#setRatio(ratio, settled),
        setSize: (n, settled) => this.#setSize(n, settled),
      })}
      <div class="under-plot">
        ${runPart(
          this.#runs,
          {
            n: drawn.n,
            rows: open.answer.prepared.rows,
            experiment: this.session.state.experiment,
            results: drawn.results,
          },
          () => this.simulate(),
        )}
      </div>
      ${this.#otherLine(drawn)} ${tableFacts(open, this.#table)}
      <div class="onwards">
        <span>The same problem in</span>
        ${OTHERS.map(
          ([panel, label]) =>
            html`<button
              @click=${() => this.session.openProblem(problem, { panel, axis: RATIO_AXIS })}
            >
              ${label}
            </button>`,
        )}
        ${fileButton(this.#files, "Another table…")} ${PRIVACY}
      </div>
      <details class="data">
        <summary>Data tables</summary>
        ${dataTable("Error on new rows by theory", theoryTable(drawn.risk))}
        ${dataTable("Error on held-out rows", experimentTable(drawn.risk))}
        ${dataTable("Over the number of training rows", theoryTable(drawn.learning))}
        ${dataTable("Held out, over the number of training rows", experimentTable(drawn.learning))}
        ${dataTable("Eigenvalues", theoryTable(drawn.spectrum))}
      </details>
    `;
  }

  /** The problem in force is another one than the table's. */
  #away(open: OpenTable): TemplateResult {
    const back = (): void => {
      const n = usualSize(open.answer.prepared.rows);
      this.#put(problemOf(open, n, null), n);
    };
    return html`<div class="start">
      <h1>${open.name} is still here</h1>
      <p class="lead">
        The problem in force is another one: its spectrum, signal or noise is not what was estimated
        from the table.
      </p>
      <p><button class="primary" @click=${back}>Back to the table’s problem</button></p>
      ${workPart(this.#client, this.#files)}
      <div class="onwards">${fileButton(this.#files, "Another table…")} ${PRIVACY}</div>
    </div>`;
  }

  #adviceLine({ problem, advice }: Drawn): TemplateResult {
    const { value, fresh, failure } = advice;
    if (failure !== null) return html`<p class="advice error" role="alert">${failure}</p>`;
    if (value === null) {
      return html`<p class="advice" aria-busy="true">looking for the mask to use…</p>`;
    }
    const { own } = value;
    const rest = alternatives(problem, own);
    const here = problem.mask.law === "fixed" && Math.abs(problem.mask.ratio - own.ratio) < 5e-4;
    const rounded = Number(own.ratio.toPrecision(3));
    return html`<p class="advice ${fresh ? "" : "stale"}" aria-busy=${fresh ? "false" : "true"}>
      <strong>${recommendation(own)}${rest === "" ? "." : ";"}</strong> ${rest}
      ${
        here || !fresh
          ? nothing
          : html`<button class="quiet" @click=${() => this.#setRatio(rounded, true)}>
              go there
            </button>`
      }
    </p>`;
  }

  #otherLine({ problem, advice: { value } }: Drawn): TemplateResult {
    if (value === null) return html`<p class="other"></p>`;
    return html`<p class="other">${otherRows(problem, value.own, value.other)}</p>`;
  }
}
