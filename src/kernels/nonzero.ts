import type { Design } from "./kernel.ts";

/** A design without its zero rows and columns, and where the kept ones were. */
export interface NonzeroPart {
  readonly design: Design;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

/**
 * Drops rows and columns that are exactly 0, as heavy masks make them. They change neither β̂ (0 on
 * a zero column) nor the fit of the other rows, but they cost time and hide the scale of the rest.
 * Cost O(N·d).
 */
export function nonzeroPart({ rows, columns, values }: Design): NonzeroPart {
  const rowSeen = new Uint8Array(rows);
  const columnSeen = new Uint8Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      if (values[i * columns + j] !== 0) rowSeen[i] = columnSeen[j] = 1;
    }
  }
  const keptRows = indicesOf(rowSeen);
  const keptColumns = indicesOf(columnSeen);
  const kept = new Float64Array(keptRows.length * keptColumns.length);
  let at = 0;
  for (const i of keptRows) for (const j of keptColumns) kept[at++] = values[i * columns + j]!;
  return {
    design: { rows: keptRows.length, columns: keptColumns.length, values: kept },
    rows: keptRows,
    columns: keptColumns,
  };
}

function indicesOf(seen: Uint8Array): Int32Array {
  const indices: number[] = [];
  seen.forEach((flag, index) => {
    if (flag) indices.push(index);
  });
  return Int32Array.from(indices);
}
