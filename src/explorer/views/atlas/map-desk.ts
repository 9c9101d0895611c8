import { withValueAt } from "../../../problem/index.ts";
import {
  startMap,
  type MapPlan,
  type MapReply,
  type MapRun,
  type MapTask,
} from "../../../sweep/index.ts";
import { portOf, workerCount } from "../../../element/index.ts";

/** Maps in background threads: the latest plan only, drawn as it is filled in. */
export class MapDesk {
  /** What is known so far, and of which plan; null before the first. */
  current: { readonly plan: MapPlan; readonly run: MapRun } | null = null;
  /** Share of the cells done, 1 when none are left. */
  share = 1;
  /** A failure to tell; empty when there is none. */
  notice = "";

  #key = "";
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get running(): boolean {
    return this.share < 1;
  }

  /** Asks for a map. The same one costs nothing; another one ends the run under way. */
  want(plan: MapPlan): void {
    const key = planKey(plan);
    if (key === this.#key) return;
    this.stop();
    this.#key = key;
    this.notice = "";
    this.share = 0;
    const ports = Array.from({ length: workerCount() }, () =>
      portOf<MapTask, MapReply>(
        new Worker(new URL("./map-worker.ts", import.meta.url), { type: "module" }),
      ),
    );
    const run = startMap(plan, ports, (done, total) => {
      if (this.current?.run !== run) return;
      this.share = done / total;
      this.#onChange();
    });
    this.current = { plan, run };
    run.finished.catch((error: unknown) => {
      this.notice = `The map stopped: ${error instanceof Error ? error.message : String(error)}`;
      this.share = 1;
      this.#onChange();
    });
  }

  /** Ends the run under way, at once; what is known stays. */
  stop(): void {
    this.current?.run.stop();
    this.share = 1;
  }

  /** Forgets everything, so that the next wish starts anew. */
  close(): void {
    this.stop();
    this.#key = "";
  }
}

/** What a map depends on: not on the law, which it replaces, nor on the values its axes replace. */
function planKey({ problem, x, y }: MapPlan): string {
  const across = withValueAt(withValueAt(problem, x.path, null), y.path, null);
  return JSON.stringify([{ ...across, mask: null }, x, y]);
}
