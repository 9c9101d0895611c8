import type { TaskPort } from "../run/port.ts";
import { MAP_FAMILIES, type MapColumn } from "./cell.ts";
import type { MapPlan, MapReply, MapTask } from "./task.ts";

/** Widths of the blocks in which a map appears, coarse to fine. */
const STRIDES: readonly number[] = [16, 8, 4, 2, 1];

/** Cells of the first pass along the longer side, at least: fewer would not show a shape. */
const FIRST = 8;

/** The widths that a map of this size goes through. */
export function mapStrides(columns: number, rows: number): number[] {
  const longest = Math.max(columns, rows);
  return STRIDES.filter((stride) => stride === 1 || longest / stride >= FIRST);
}

/** Indices of all cells, coarse to fine: every prefix covers the map evenly. */
export function mapOrder(columns: number, rows: number): number[] {
  const order: number[] = [];
  const strides = mapStrides(columns, rows);
  strides.forEach((stride, level) => {
    const coarser = strides[level - 1];
    for (let row = 0; row < rows; row += stride) {
      for (let column = 0; column < columns; column += stride) {
        const known = coarser !== undefined && row % coarser === 0 && column % coarser === 0;
        if (!known) order.push(row * columns + column);
      }
    }
  });
  return order;
}

/** For each cell the one that stands for it until it is done: itself or a coarser one; −1 for none. */
export function standIns(done: Uint8Array, columns: number): Int32Array {
  return Int32Array.from(done, (known, cell) => {
    if (known === 1) return cell;
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    for (const stride of [2, 4, 8, 16]) {
      const anchor = (row - (row % stride)) * columns + column - (column % stride);
      if (done[anchor] === 1) return anchor;
    }
    return -1;
  });
}

/** The finest width whose blocks all have their first cell done; 0 when none has. */
export function completeStride(done: Uint8Array, columns: number): number {
  const rows = done.length / columns;
  let finest = 0;
  for (const stride of mapStrides(columns, rows)) {
    for (let row = 0; row < rows; row += stride) {
      for (let column = 0; column < columns; column += stride) {
        if (done[row * columns + column] !== 1) return finest;
      }
    }
    finest = stride;
  }
  return finest;
}

/** A map under way: what is known of it so far. */
export interface MapRun {
  /** Each number of the family, cell by cell; NaN where not done or not defined. */
  readonly values: Readonly<Partial<Record<MapColumn, Float64Array>>>;
  /** 1 where a cell is done. */
  readonly done: Uint8Array;
  /** Settles when all is done or stopped; rejects when a worker dies or a task fails. */
  readonly finished: Promise<"finished" | "stopped">;
  stop(): void;
}

/** How a map is computed. */
export interface MapOptions {
  /** A run of the same plan that was stopped: only what it lacks is computed, into its arrays. */
  readonly known?: Pick<MapRun, "values" | "done">;
  /** Milliseconds of any clock: with it, tasks are cut so that each takes about {@link TASK_TIME}. */
  readonly clock?: () => number;
}

/** Cells handed out at once without a clock, and at first with one. */
const BATCH = 32;
const FIRST_BATCH = 4;

/** Most cells handed out at once, and the time a task should take, in milliseconds. */
const LARGEST = 128;
const TASK_TIME = 30;

/**
 * Computes a map on a pool of workers, coarse to fine. The run owns its ports and terminates them.
 * Values do not depend on the number of workers, nor on the clock.
 *
 * @param onProgress called after each task
 */
export function startMap(
  plan: MapPlan,
  ports: readonly TaskPort<MapTask, MapReply>[],
  onProgress: (done: number, total: number) => void,
  { known, clock }: MapOptions = {},
): MapRun {
  const total = plan.x.values.length * plan.y.values.length;
  const columns = MAP_FAMILIES[plan.family];
  const done = known?.done ?? new Uint8Array(total);
  const values =
    known?.values ??
    (Object.fromEntries(
      columns.map((column) => [column, new Float64Array(total).fill(Number.NaN)]),
    ) as Partial<Record<MapColumn, Float64Array>>);
  const order = mapOrder(plan.x.values.length, plan.y.values.length).filter(
    (cell) => done[cell] !== 1,
  );
  let next = 0;
  let count = total - order.length;
  let open = true;
  let settle: { resolve: (how: "finished" | "stopped") => void; reject: (error: Error) => void };
  const finished = new Promise<"finished" | "stopped">((resolve, reject) => {
    settle = { resolve, reject };
  });
  const close = (): boolean => {
    if (!open) return false;
    open = false;
    for (const port of ports) port.terminate();
    return true;
  };
  for (const port of ports) {
    let current: MapTask | null = null;
    let batch = clock ? FIRST_BATCH : BATCH;
    let posted = 0;
    const feed = (): void => {
      if (!open || next >= order.length) return;
      current = { id: next, plan, cells: order.slice(next, next + batch) };
      next += batch;
      posted = clock?.() ?? 0;
      port.post(current);
    };
    const onReply = (reply: MapReply): void => {
      if (!open || current === null || reply.id !== current.id) return;
      if ("failure" in reply) {
        if (close()) settle.reject(new Error(reply.failure));
        return;
      }
      const { cells } = current;
      cells.forEach((cell, i) => {
        columns.forEach((column, c) => {
          (values[column] as Float64Array)[cell] = reply.values[i * columns.length + c] as number;
        });
        done[cell] = 1;
      });
      count += cells.length;
      if (clock) {
        const each = Math.max((clock() - posted) / cells.length, 0.01);
        batch = Math.round(Math.min(LARGEST, 2 * batch, Math.max(1, TASK_TIME / each)));
      }
      feed();
      onProgress(count, total);
      if (count === total && close()) settle.resolve("finished");
    };
    port.listen(onReply, (message) => {
      if (close()) settle.reject(new Error(`a worker died: ${message}`));
    });
    feed();
  }
  if (order.length === 0 && close()) settle!.resolve("finished");
  return {
    values,
    done,
    finished,
    stop: () => {
      if (close()) settle.resolve("stopped");
    },
  };
}
