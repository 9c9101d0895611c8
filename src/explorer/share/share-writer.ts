import {
  type ExperimentRunner,
  drawnCsv,
  drawnJson,
  drawnRows,
  shownCurves,
  type DrawnRows,
} from "../../instrument/index.ts";
import { loadExports, type Figure, type Provenance } from "../../plot/index.ts";
import { bibtex, cffReference } from "./citation.ts";
import { drawnSvg } from "./drawn-svg.ts";
import { embeddedFonts } from "./fonts.ts";
import type { ShareFormat } from "./kinds.ts";
import type { ShareOptions } from "./options.ts";
import { ELEMENT_FILE, explorerLink, snippet, type Sharing } from "./snippets.ts";
import { standaloneHtml } from "./standalone.ts";
import type { Subject } from "./subject.ts";

type Exports = Awaited<ReturnType<typeof loadExports>>;

/** Types of the files that are saved. */
const TYPES = {
  svg: "image/svg+xml",
  png: "image/png",
  html: "text/html",
  csv: "text/csv",
  json: "application/json",
} as const;

/** Writes texts and files of one subject. Every one of them says where it comes from. */
export class ShareWriter {
  readonly #subject: Subject;
  readonly #query: string;
  readonly #site: string;
  readonly #experiments: ExperimentRunner;

  /** @param site address of the page, with a slash at its end */
  constructor(subject: Subject, query: string, site: string, experiments: ExperimentRunner) {
    this.#subject = subject;
    this.#query = query;
    this.#site = site;
    this.#experiments = experiments;
  }

  get title(): string {
    return this.#subject.title;
  }

  /** Whether there is a figure, as a picture and as rows of numbers. */
  get hasFigure(): boolean {
    const { figure, drawn } = this.#subject;
    return figure !== null || drawn !== null;
  }

  get #provenance(): Provenance {
    return this.#subject.provenance;
  }

  /** What is shared, with the name of its file left out until one is asked for. */
  sharing(options: ShareOptions, file = ""): Sharing {
    const { title, provenance } = this.#subject;
    const { height, theme, controls, still, run, heading } = options;
    return {
      site: this.#site,
      query: this.#query,
      title: heading === "" ? title : heading,
      heading,
      height,
      theme,
      controls,
      still,
      run,
      file,
      version: provenance.version,
      seed: provenance.experiment.seed,
    };
  }

  /** The text of a format. */
  async text(format: ShareFormat, options: ShareOptions): Promise<string> {
    const exports = await loadExports();
    switch (format) {
      case "csv":
      case "json":
        return this.#rows(format);
      case "numpy":
        return this.#program();
      case "bibtex":
      case "cff":
        return this.#citation(exports, format);
      default:
        return snippet(format, this.sharing(options, this.#stem(exports)));
    }
  }

  #link(): string {
    return explorerLink({ site: this.#site, query: this.#query });
  }

  /** Name of a file without its ending. */
  #stem({ exportName }: Exports): string {
    return exportName(this.#subject.quantity, this.#link(), "").slice(0, -1);
  }

  #citation(exports: Exports, format: "bibtex" | "cff"): string {
    const { version, title, experiment } = this.#provenance;
    const write = format === "bibtex" ? bibtex : cffReference;
    return write(this.#link(), version, {
      title,
      seed: experiment.seed,
      key: this.#stem(exports),
      accessed: new Date().toISOString().slice(0, 10),
    });
  }

  #rows(format: "csv" | "json"): string {
    const write = format === "csv" ? drawnCsv : drawnJson;
    const { figure, drawn } = this.#subject;
    const rows = figure === null ? drawn?.rows() : this.#curveRows(figure);
    if (rows === undefined) throw new Error("there is no figure yet");
    return write(rows, this.#provenance);
  }

  /** A program that simulates the problem at the marker. */
  async #program(): Promise<string> {
    const [{ numpyProgram }, { risk }] = await Promise.all([
      import("./numpy-program.ts"),
      import("../../theory/index.ts"),
    ]);
    const { problem, experiment } = this.#subject.state;
    const { n, replicates, seed } = experiment;
    const theory = risk(problem).excessRisk;
    return numpyProgram(problem, { n, replicates, seed, theory, link: this.#link() });
  }

  #curveRows(figure: Figure): DrawnRows {
    const { state } = this.#subject;
    const simulated = this.#experiments.agreement(state);
    const curves = shownCurves(state).flatMap(({ id, problem }) => {
      const series = figure.series.find((one) => one.id === id);
      const cells = simulated.find(({ curve }) => curve.id === id)?.cells ?? [];
      return series === undefined ? [] : [{ series, problem, cells }];
    });
    return drawnRows(state.axis.path, curves);
  }

  /** The picture, as an SVG file. */
  async svg(options: ShareOptions): Promise<string> {
    const { figureSvg, drawingSvg, DARK_THEME, EXPORT_SIZES, LIGHT_THEME } = await loadExports();
    const { figure, drawn, description } = this.#subject;
    const theme = options.colours === "dark" ? DARK_THEME : LIGHT_THEME;
    const { width, height, shownWidth, shownHeight } = EXPORT_SIZES[options.size];
    const settings = {
      width,
      height,
      shownWidth,
      shownHeight,
      theme,
      background: options.background,
      title: options.heading,
      fontFaces: options.font ? await embeddedFonts() : "",
    };
    if (figure !== null) return figureSvg(figure, settings, this.#provenance);
    if (drawn === null) throw new Error("there is no figure yet");
    const room = { width, height: height - (options.heading === "" ? 0 : 28) };
    const drawing = await drawnSvg(drawn.element, room, theme);
    return drawingSvg(drawing, description, settings, this.#provenance);
  }

  /** Saves a file; returns its name. */
  async save(what: keyof typeof TYPES, options: ShareOptions): Promise<string> {
    const exports = await loadExports();
    const name = exports.exportName(this.#subject.quantity, this.#link(), what);
    download(new Blob([await this.#content(exports, what, options)], { type: TYPES[what] }), name);
    return name;
  }

  async #content(
    exports: Exports,
    what: keyof typeof TYPES,
    options: ShareOptions,
  ): Promise<string | Blob> {
    switch (what) {
      case "svg":
        return this.svg(options);
      case "png":
        return exports.figurePng(await this.svg(options), options.scale);
      case "html":
        return this.#page(exports, options);
      case "csv":
      case "json":
        return this.#rows(what);
    }
  }

  async #page({ provenanceText }: Exports, options: ShareOptions): Promise<string> {
    const response = await fetch(new URL(ELEMENT_FILE, this.#site));
    if (!response.ok) throw new Error(`the element's file is not there (${response.status})`);
    return standaloneHtml(this.sharing({ ...options, heading: "" }), {
      script: await response.text(),
      svg: await this.svg({ ...options, size: "page", heading: "", font: false }),
      provenance: provenanceText(this.#provenance),
    });
  }
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // the browser has read it by then
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
