import type { FigurePoint } from "../../plot/index.ts";
import { InvalidProblem, setField, valueAt, type Problem } from "../../problem/index.ts";
import {
  engineNotice,
  QUANTITIES,
  summarizeCell,
  type Cell,
  type Experiment as CellExperiment,
  type Quantity,
} from "../../simulation/index.ts";
import {
  axisValues,
  compareCell,
  compareTogether,
  ReplicateStore,
  settlementNotice,
  signedPercent,
  startSimulation,
  type CellComparison,
  type ExperimentSettings as Experiment,
  type PlotAxis,
  type Progress,
  type ReplicateRule,
  type RunOutcome,
  type SimulationRun,
  type WorkerPort,
} from "../../sweep/index.ts";
import { seriesKey } from "../../state/index.ts";
import { risk } from "../../theory/index.ts";

/** One cell of a series of experiments, and where on the axis it is drawn. */
interface AxisCell {
  readonly x: number;
  readonly cell: Cell;
}

/** What one series of experiments is: a problem along an axis at a given size. */
interface Series {
  readonly cells: readonly AxisCell[];
  readonly seed: number;
}

/** Points of a series and their comparison with theory, valid until more replicates arrive. */
interface Reading {
  readonly version: number;
  readonly rule: ReplicateRule;
  readonly points: Readonly<Record<Quantity, readonly FigurePoint[]>>;
  readonly cells: readonly ComparedCell[];
}

/** A simulated cell held against theory, and where on the axis it is. */
export interface ComparedCell {
  readonly x: number;
  readonly experiment: CellExperiment;
  /** Why it has no more replicates, where that is worth telling. */
  readonly remark: string | null;
  readonly comparison: CellComparison;
  /** Excess risks of its replicates. */
  readonly draws: readonly number[];
}

/** How many places of experiments have all the replicates that they are to have. */
export interface Standing {
  readonly done: number;
  readonly places: number;
}

/**
 * Runs experiments and keeps what they gave. A series is found again by what it is, so that going
 * back to a problem brings its points back; where it ran over another range of the axis, as before the
 * plot was zoomed, by what of it lies on the axis.
 */
export class SimulatedSeries {
  /** What to know of the engine that this browser runs; null if nothing. */
  readonly engine: string | null = engineNotice();
  readonly #store = new ReplicateStore();
  readonly #series = new Map<string, Series>();
  /** Names of the series of one problem over all ranges of an axis, the latest last. */
  readonly #kin = new Map<string, Set<string>>();
  readonly #readings = new Map<string, Reading>();
  #version = 0;
  #run: SimulationRun | null = null;
  readonly #openPorts: () => WorkerPort[];

  /** @param openPorts starts the workers of one run */
  constructor(openPorts: () => WorkerPort[]) {
    this.#openPorts = openPorts;
  }

  get running(): boolean {
    return this.#run !== null;
  }

  /**
   * Simulates problems along an axis. What an earlier run already gave is kept and built upon.
   *
   * @returns how the run ended; rejects when a worker dies.
   */
  async simulate(
    problems: readonly Problem[],
    axis: PlotAxis,
    experiment: Experiment,
    onProgress: (progress: Progress) => void,
  ): Promise<RunOutcome> {
    this.stop();
    const cells: Cell[] = [];
    for (const problem of problems) {
      const series = { cells: cellsOf(problem, axis, experiment), seed: experiment.seed };
      const name = nameOf(problem, axis, experiment);
      this.#series.set(name, series);
      const kin = this.#kinOf(problem, axis, experiment);
      kin.delete(name);
      kin.add(name);
      this.#kin.set(kinName(problem, axis, experiment), kin);
      cells.push(...series.cells.map(({ cell }) => cell));
    }
    const run = startSimulation(
      { cells, seed: experiment.seed, ...ruleOf(experiment) },
      {
        ports: this.#openPorts(),
        clock: () => performance.now(),
        store: this.#store,
        onProgress: (progress) => {
          this.#version++;
          onProgress(progress);
        },
      },
    );
    this.#run = run;
    try {
      return await run.finished;
    } finally {
      if (this.#run === run) this.#run = null;
      this.#version++;
    }
  }

  /** Ends the run under way, at once. Its results stay. */
  stop(): void {
    this.#run?.stop();
    this.#run = null;
  }

  /** Where the experiments of problems stand; null when none of them was simulated along the axis. */
  standing(problems: readonly Problem[], axis: PlotAxis, experiment: Experiment): Standing | null {
    const found = problems.map((one) => this.#series.get(nameOf(one, axis, experiment)));
    if (found.every((one) => one === undefined)) return null;
    const rule = ruleOf(experiment);
    let done = 0;
    let places = 0;
    found.forEach((series, i) => {
      const cells = series?.cells ?? cellsOf(problems[i] as Problem, axis, experiment);
      places += cells.length;
      if (series === undefined) return;
      done += cells.filter(
        ({ cell }) => this.#store.assess(cell, series.seed, rule).settled !== null,
      ).length;
    });
    return { done, places };
  }

  /** Forgets the experiments of problems along an axis, over all its ranges, replicates and all. */
  forget(problems: readonly Problem[], axis: PlotAxis, experiment: Experiment): void {
    for (const problem of problems) {
      for (const name of this.#kinOf(problem, axis, experiment)) {
        const series = this.#series.get(name);
        for (const { cell } of series?.cells ?? []) this.#store.forget(cell, experiment.seed);
        this.#series.delete(name);
      }
      this.#kin.delete(kinName(problem, axis, experiment));
    }
    this.#readings.clear();
    this.#version++;
  }

  /** Whether a problem was simulated, or is being simulated, along an axis, over whichever of its ranges. */
  knows(problem: Problem, axis: PlotAxis, experiment: Experiment): boolean {
    return this.#kinOf(problem, axis, experiment).size > 0;
  }

  #kinOf(problem: Problem, axis: PlotAxis, experiment: Experiment): Set<string> {
    return this.#kin.get(kinName(problem, axis, experiment)) ?? new Set();
  }

  /**
   * Simulated points of a problem along an axis; empty when it was not simulated there, or when
   * experiments do not observe the quantity (null).
   */
  points(
    problem: Problem,
    axis: PlotAxis,
    experiment: Experiment,
    quantity: Quantity | null,
  ): readonly FigurePoint[] {
    if (quantity === null) return [];
    return this.#reading(problem, axis, experiment)?.points[quantity] ?? [];
  }

  /** Every simulated cell of a problem along an axis, held against theory; empty without any. */
  compared(problem: Problem, axis: PlotAxis, experiment: Experiment): readonly ComparedCell[] {
    return this.#reading(problem, axis, experiment)?.cells ?? [];
  }

  #reading(problem: Problem, axis: PlotAxis, experiment: Experiment): Reading | null {
    if (this.#series.size === 0) return null;
    const own = nameOf(problem, axis, experiment);
    const key = this.#series.has(own) ? own : [...this.#kinOf(problem, axis, experiment)].at(-1);
    const series = key === undefined ? undefined : this.#series.get(key);
    if (key === undefined || series === undefined) return null;
    const reading = this.#readingOf(key, series, ruleOf(experiment));
    return key === own ? reading : within(reading, axis.range);
  }

  #readingOf(key: string, series: Series, rule: ReplicateRule): Reading {
    const known = this.#readings.get(key);
    if (known?.version === this.#version && sameRule(known.rule, rule)) return known;
    const found = readSeries(series, this.#store, rule, this.running);
    const reading = { ...found, version: this.#version, rule };
    this.#readings.set(key, reading);
    return reading;
  }
}

/** The part of a reading that lies on a range of the axis. */
function within(reading: Reading, [from, to]: PlotAxis["range"]): Reading {
  const isOn = ({ x }: { readonly x: number }): boolean => x >= from && x <= to;
  const points = { ...reading.points };
  for (const quantity of QUANTITIES) points[quantity] = reading.points[quantity].filter(isOn);
  return { ...reading, points, cells: reading.cells.filter(isOn) };
}

function ruleOf({ replicates, target }: Experiment): ReplicateRule {
  return { replicates, targetError: target };
}

function sameRule(a: ReplicateRule, b: ReplicateRule): boolean {
  return a.replicates === b.replicates && a.targetError === b.targetError;
}

/** The name of a series of experiments. */
function nameOf(problem: Problem, axis: PlotAxis, { n, places, seed }: Experiment): string {
  return `${n} ${places} ${seed} ${seriesKey(problem, axis)}`;
}

/** The name of all series that differ in the range or scale of their axis alone. */
function kinName(problem: Problem, { path }: PlotAxis, experiment: Experiment): string {
  return nameOf(problem, { path, scale: "linear", range: [0, 1] }, experiment);
}

/** Where on the axis experiments run. A problem that does not depend on the axis needs one place only. */
function cellsOf(problem: Problem, axis: PlotAxis, { n, places }: Experiment): AxisCell[] {
  const [from, to] = axis.range;
  const values = axisValues({ from, to, count: places, scale: axis.scale });
  if (valueAt(problem, axis.path) === undefined) {
    return [{ x: values[Math.floor(values.length / 2)] as number, cell: { problem, n } }];
  }
  return values.flatMap((x): AxisCell[] => {
    try {
      return [{ x, cell: { problem: setField(problem, axis.path, x), n } }];
    } catch (error) {
      if (error instanceof InvalidProblem) return [];
      throw error;
    }
  });
}

/** The verdict on a cell with its difference: "agrees (+1.2 %)". */
function verdictText({ words, difference }: CellComparison): string {
  return difference === null ? words : `${words} (${signedPercent(difference)})`;
}

function readSeries(
  series: Series,
  store: ReplicateStore,
  rule: ReplicateRule,
  isRunning: boolean,
): Pick<Reading, "points" | "cells"> {
  const points: Record<Quantity, FigurePoint[]> = {
    excessRisk: [],
    totalRisk: [],
    estimationRisk: [],
    norm2: [],
    trainingError: [],
  };
  const found = series.cells.flatMap(({ x, cell }): ComparedCell[] => {
    // a cell that could not be simulated (too large) has nothing to summarise
    const observations = store.observations(cell, series.seed, rule);
    if (observations.length === 0) return [];
    const experiment = summarizeCell(cell, series.seed, observations);
    const draws = observations.map(({ excessRisk }) => excessRisk);
    const comparison = compareCell(cell.problem, risk(cell.problem), experiment, { draws });
    const { settled } = store.assess(cell, series.seed, rule);
    return [{ x, experiment, remark: settlementNotice(settled, rule), comparison, draws }];
  });
  const cells = isRunning ? found : judged(found);
  for (const { x, experiment, comparison } of cells) {
    for (const quantity of QUANTITIES) {
      const { mean, standardError, median, replicates: done } = experiment[quantity];
      if (mean === null || median === null) continue;
      const caution = comparison.reason;
      // only the excess risk is compared
      const told = quantity === "excessRisk" && caution === null;
      const z = told ? comparison.z : null;
      const verdict = told && !isRunning ? verdictText(comparison) : null;
      const numbers = { mean, standardError, median, replicates: done };
      points[quantity].push({ x, ...numbers, caution, z, verdict });
    }
  }
  return { points, cells };
}

/** Cells of one curve, judged together. */
function judged(found: readonly ComparedCell[]): readonly ComparedCell[] {
  const { cells } = compareTogether(
    found.map(({ comparison }) => comparison),
    found.map(({ draws }) => draws),
  );
  return found.map((one, i) => ({ ...one, comparison: cells[i] ?? one.comparison }));
}
