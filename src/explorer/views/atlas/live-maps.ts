import {
  failureText,
  MAP_FAMILIES,
  startMap,
  type MapPlan,
  type MapRun,
} from "../../../sweep/index.ts";
import type { View } from "../../../state/index.ts";
import { planKey, type MapAxes } from "./map-axes.ts";
import { MapWorkers } from "./map-workers.ts";

/** A map as far as it is computed. */
export interface MapJob {
  readonly key: string;
  readonly plan: MapPlan;
  /** The axes it was asked for. */
  readonly axes: MapAxes;
  readonly values: MapRun["values"];
  readonly done: Uint8Array;
  /** Cells done, and all of them. */
  count: number;
  readonly total: number;
  state: "running" | "stopped" | "finished" | "failed";
  /** Why it failed; empty otherwise. */
  failure: string;
  /** Seconds left, by the pace so far; null before there is one. */
  left: number | null;
}

/** Maps that are kept, so that going back to one is instant. */
const KEPT = 16;

/** Least time between two drawings of a map that fills in, in milliseconds. */
const PACE = 180;

/** Cells that must be done before a map takes the place of one that was whole. */
const SKETCH = 60;

/** Maps in background threads: the latest wish only, drawn as it is filled in, and kept. */
export class LiveMaps {
  /** Maps known, the one asked for last at the end. */
  readonly #jobs = new Map<string, MapJob>();
  #wanted: MapJob | null = null;
  /** What was shown while another map was sketched: a slider that moves must not blank the map. */
  #before: { readonly job: MapJob; readonly mapped: View["mapped"] } | null = null;
  #mapped: View["mapped"] = "ratio";
  #run: MapRun | null = null;
  readonly #pool = new MapWorkers();
  #queued = false;
  /** When a change was last told of. */
  #told = 0;
  #later: ReturnType<typeof setTimeout> | undefined;
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** The map asked for; null before the first. */
  get wanted(): MapJob | null {
    return this.#wanted;
  }

  /** The map to draw: the one asked for, or the one before it while that is not even sketched. */
  get shown(): MapJob | null {
    const wanted = this.#wanted;
    const before = this.#before;
    if (wanted === null || before === null) return wanted;
    const sketched = wanted.count >= Math.min(SKETCH, wanted.total);
    const alike =
      before.mapped === this.#mapped &&
      before.job.plan.x.path === wanted.plan.x.path &&
      before.job.plan.y.path === wanted.plan.y.path;
    return sketched || !alike ? wanted : before.job;
  }

  /** Asks for a map. The same one costs nothing, a kept one is there at once; another run ends. */
  want(plan: MapPlan, axes: MapAxes, mapped: View["mapped"]): void {
    const key = planKey(plan);
    if (key === this.#wanted?.key) {
      this.#mapped = mapped;
      return;
    }
    const shown = this.shown;
    this.#before = shown === null ? null : { job: shown, mapped: this.#mapped };
    this.#mapped = mapped;
    this.#pause();
    const job = this.#jobs.get(key) ?? newJob(key, plan, axes);
    this.#jobs.delete(key);
    this.#jobs.set(key, job);
    for (const oldest of this.#jobs.keys()) {
      if (this.#jobs.size <= KEPT) break;
      this.#jobs.delete(oldest);
    }
    this.#wanted = job;
    if (job.state !== "finished") this.#start(job);
  }

  /** Ends the run under way, at once; what is known stays. */
  stop(): void {
    this.#pause();
    this.#tell();
  }

  /** Goes on with a map that was stopped or failed. */
  resume(): void {
    if (this.#wanted && this.#wanted.state !== "running") this.#start(this.#wanted);
    this.#tell();
  }

  /** Ends everything; kept maps stay, and the next wish goes on where it was. */
  close(): void {
    this.#pause();
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#pool.close();
    this.#wanted = null;
    this.#before = null;
  }

  #pause(): void {
    if (this.#wanted?.state === "running") this.#wanted.state = "stopped";
    this.#run?.stop();
    this.#run = null;
  }

  #start(job: MapJob): void {
    job.state = "running";
    job.failure = "";
    job.left = null;
    const began = performance.now();
    const before = job.count;
    // the first sketch is shown at once
    const sketch = Math.min(SKETCH, job.total);
    const run = startMap(
      job.plan,
      this.#pool.ports(),
      (count) => {
        job.count = count;
        const pace = (performance.now() - began) / 1000 / (count - before);
        job.left = pace * (job.total - count);
        this.#tell(count > sketch);
      },
      { known: job, clock: () => performance.now() },
    );
    this.#run = run;
    void this.#follow(job, run);
  }

  async #follow(job: MapJob, run: MapRun): Promise<void> {
    try {
      if ((await run.finished) === "finished") job.state = "finished";
    } catch (error) {
      job.state = "failed";
      job.failure = failureText(error);
    }
    this.#tell();
  }

  /**
   * Tells of a change in the next frame; of progress only now and then, as drawing takes time from the
   * threads that compute.
   */
  #tell(progress = false): void {
    if (this.#queued) return;
    const wait = progress ? Math.max(0, this.#told + PACE - performance.now()) : 0;
    if (wait > 0) {
      this.#later ??= setTimeout(() => {
        this.#later = undefined;
        this.#tell();
      }, wait);
      return;
    }
    clearTimeout(this.#later);
    this.#later = undefined;
    this.#queued = true;
    requestAnimationFrame(() => {
      this.#queued = false;
      this.#told = performance.now();
      this.#onChange();
    });
  }
}

function newJob(key: string, plan: MapPlan, axes: MapAxes): MapJob {
  const total = plan.x.values.length * plan.y.values.length;
  return {
    key,
    plan,
    axes,
    values: Object.fromEntries(
      MAP_FAMILIES[plan.family].map((column) => [column, new Float64Array(total).fill(Number.NaN)]),
    ),
    done: new Uint8Array(total),
    count: 0,
    total,
    state: "stopped",
    failure: "",
    left: null,
  };
}
