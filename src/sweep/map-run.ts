import type { TaskPort } from "./port.ts";
import {
  MAP_QUANTITIES,
  type MapPlan,
  type MapQuantity,
  type MapReply,
  type MapTask,
} from "./map-task.ts";

/** Widths of the blocks in which a map appears, coarse to fine. */
const STRIDES: readonly number[] = [8, 4, 2, 1];

/** Indices of all cells, coarse to fine: every prefix covers the map evenly. */
export function mapOrder(columns: number, rows: number): number[] {
  const order: number[] = [];
  STRIDES.forEach((stride, level) => {
    const coarser = STRIDES[level - 1];
    for (let row = 0; row < rows; row += stride) {
      for (let column = 0; column < columns; column += stride) {
        const known = coarser !== undefined && row % coarser === 0 && column % coarser === 0;
        if (!known) order.push(row * columns + column);
      }
    }
  });
  return order;
}

/** A map's values with gaps filled from the nearest coarser block that is known, to show it early. */
export function filledMap(values: Float64Array, done: Uint8Array, columns: number): Float64Array {
  return values.map((value, cell) => {
    if (done[cell] === 1) return value;
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    for (const stride of [2, 4, 8]) {
      const anchor = (row - (row % stride)) * columns + column - (column % stride);
      if (done[anchor] === 1) return values[anchor] as number;
    }
    return Number.NaN;
  });
}

/** A map under way: what is known of it so far. */
export interface MapRun {
  /** Each quantity, cell by cell; NaN where not done or not defined. */
  readonly values: Readonly<Record<MapQuantity, Float64Array>>;
  /** 1 where a cell is done. */
  readonly done: Uint8Array;
  /** Settles when all is done or stopped; rejects when a worker dies or a task fails. */
  readonly finished: Promise<"finished" | "stopped">;
  stop(): void;
}

/** Cells handed out at once: enough to drown a message, few enough to share evenly. */
const BATCH = 32;

/**
 * Computes a map on a pool of workers, coarse to fine. The run owns its ports and terminates them.
 * Values do not depend on the number of workers.
 *
 * @param onProgress called after each batch
 */
export function startMap(
  plan: MapPlan,
  ports: readonly TaskPort<MapTask, MapReply>[],
  onProgress: (done: number, total: number) => void,
): MapRun {
  const order = mapOrder(plan.x.values.length, plan.y.values.length);
  const total = order.length;
  const empty = (): Float64Array => new Float64Array(total).fill(Number.NaN);
  const values = { bestRatio: empty(), bestRisk: empty(), benefit: empty(), gain: empty() };
  const done = new Uint8Array(total);
  let next = 0;
  let count = 0;
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
    const feed = (): void => {
      if (!open || next >= total) return;
      current = { id: next, plan, cells: order.slice(next, next + BATCH) };
      next += BATCH;
      port.post(current);
    };
    const onReply = (reply: MapReply): void => {
      if (!open || current === null || reply.id !== current.id) return;
      if ("failure" in reply) {
        if (close()) settle.reject(new Error(reply.failure));
        return;
      }
      current.cells.forEach((cell, i) => {
        MAP_QUANTITIES.forEach((quantity, q) => {
          values[quantity][cell] = reply.values[i * MAP_QUANTITIES.length + q] as number;
        });
        done[cell] = 1;
      });
      count += current.cells.length;
      feed();
      onProgress(count, total);
      if (count === total && close()) settle.resolve("finished");
    };
    port.listen(onReply, (message) => {
      if (close()) settle.reject(new Error(`a worker died: ${message}`));
    });
    feed();
  }
  const stop = (): void => {
    if (close()) settle.resolve("stopped");
  };
  return { values, done, finished, stop };
}
