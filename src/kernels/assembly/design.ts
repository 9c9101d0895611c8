import { maskPanel, threshold } from "./masks";
import { COLUMN_PANELS, held, hold, ORIGINS, PANEL, ROW_PANELS } from "./memory";
import { padded, panelBytes, transposeBlock } from "./panels";
import { startLanes } from "./random";
import * as samples from "./samples";

/** A share of hidden entries beyond which inner products skip zeros. */
const SPARSE: f64 = 0.75;

/** Design Z: rows × columns. */
export let rows: i32 = 0;
export let columns: i32 = 0;
/** Whether most entries are 0. */
export let sparse: bool = false;

/** Whether row panels, of depth `columns` padded, hold Z. */
let inRows: bool = false;
/** How many leading columns lie in column panels, of depth `rows` padded. */
let inColumns: i32 = 0;
/** Counts designs: what was computed from an earlier one is void. */
export let version: i32 = 0;

const thresholds: usize = memory.data(32, 16);
const factors: usize = memory.data(32, 16);

/** Room for a design; one that is not wide lies in column panels from the start. */
function resize(n: i32, d: i32): void {
  rows = n;
  columns = d;
  version++;
  inRows = d > n;
  inColumns = inRows ? 0 : d;
  hold(ORIGINS, (<usize>n) << 2);
  if (inRows) hold(ROW_PANELS, panelBytes(padded(d)) * <usize>(padded(n) >> 2));
  else hold(COLUMN_PANELS, panelBytes(padded(n)) * <usize>(padded(d) >> 2));
  clearLastRows();
}

/** Zeros in the rows beyond the last, before they are written. */
function clearLastRows(): void {
  const block = rows >> 2;
  if ((rows & 3) == 0) return;
  if (inRows) {
    const bytes = panelBytes(padded(columns));
    memory.fill(held(ROW_PANELS) + <usize>block * bytes, 0, bytes);
  } else {
    const bytes = panelBytes(padded(rows));
    for (let q = 0; q < padded(columns) >> 2; q++) {
      memory.fill(held(COLUMN_PANELS) + <usize>q * bytes + ((<usize>block) << 7), 0, 128);
    }
  }
}

/** Row panels where they lie, or 0. */
export function rowPanels(): usize {
  return inRows ? held(ROW_PANELS) : 0;
}

/** Column panels of at least the leading `count` columns, made from row panels where they must be. */
export function columnPanels(count: i32): usize {
  if (count > inColumns) {
    const across = padded(min(columns, rows)) >> 2;
    const bytes = panelBytes(padded(rows));
    const to = hold(COLUMN_PANELS, bytes * <usize>across);
    const from = held(ROW_PANELS);
    for (let p = 0; p < padded(rows) >> 2; p++) {
      const panel = from + <usize>p * panelBytes(padded(columns));
      for (let q = 0; q < across; q++) {
        transposeBlock(to + <usize>q * bytes + ((<usize>p) << 7), panel + ((<usize>q) << 7));
      }
    }
    inColumns = min(columns, rows);
  }
  return held(COLUMN_PANELS);
}

/** Writes vector `lane` of a panel as row i of the design. */
function writeRow(i: i32, panel: usize, lane: i32): void {
  const from = panel + ((<usize>lane) << 3);
  const within = <usize>(i & 3);
  if (inRows) {
    const to = held(ROW_PANELS) + <usize>(i >> 2) * panelBytes(padded(columns)) + (within << 3);
    for (let k = 0; k < padded(columns); k++) {
      store<f64>(to + panelBytes(k), load<f64>(from + panelBytes(k)));
    }
  } else {
    const bytes = panelBytes(padded(rows));
    const to = held(COLUMN_PANELS) + panelBytes(i);
    for (let k = 0; k < padded(columns); k++) {
      const entry = to + <usize>(k >> 2) * bytes + ((<usize>(k & 3)) << 3);
      store<f64>(entry, load<f64>(from + panelBytes(k)));
    }
  }
}

/** Writes four vectors as rows i…i+3, i a multiple of four. */
function writePanel(i: i32, panel: usize): void {
  if (inRows) {
    const bytes = panelBytes(padded(columns));
    const to = held(ROW_PANELS) + <usize>(i >> 2) * bytes;
    if (to != panel) memory.copy(to, panel, bytes);
  } else {
    const bytes = panelBytes(padded(rows));
    let to = held(COLUMN_PANELS) + panelBytes(i);
    for (let q = 0; q < padded(columns) >> 2; q++) {
      transposeBlock(to, panel + ((<usize>q) << 7));
      to += bytes;
    }
  }
}

/** Where four rows from i on may be made: in place, or aside. */
function panelFor(i: i32): usize {
  if (inRows && (i & 3) == 0 && i + 4 <= rows) {
    return held(ROW_PANELS) + <usize>(i >> 2) * panelBytes(padded(columns));
  }
  return held(PANEL);
}

/** Z ← masked copies of the samples; ratios: copies·n, NaN for rows that are left out. */
export function mask(
  first: u64,
  second: u64,
  copies: i32,
  ratios: usize,
  rescale: bool,
  hidden: i32,
): void {
  const n = samples.rows;
  let kept = 0;
  let sum: f64 = 0;
  for (let i = 0; i < copies * n; i++) {
    const ratio = load<f64>(ratios + ((<usize>i) << 3));
    if (ratio == ratio) {
      kept++;
      sum += ratio;
    }
  }
  resize(kept, samples.columns);
  sparse = sum > SPARSE * <f64>kept;
  const bytes = panelBytes(samples.depth);
  hold(PANEL, bytes);
  const origins = held(ORIGINS);
  let row = 0;
  for (let copy = 0; copy < copies; copy++) {
    for (let p = 0; p < padded(n) >> 2; p++) {
      const theirs = ratios + ((<usize>(copy * n + (p << 2))) << 3);
      const count = min(4, n - (p << 2));
      const seen = readRatios(theirs, count, rescale);
      if (seen == 0) continue;
      const from = samples.start + <usize>p * bytes;
      // rows of the panel are written one by one, unless all four are kept and fall on one panel
      const whole = seen == 4 && (row & 3) == 0;
      const panel = whole ? panelFor(row) : held(PANEL);
      startLanes(samples.lanes, first, second, copy, p);
      maskPanel(samples.lanes, from, panel, samples.depth, thresholds, factors);
      if (hidden >= 0) memory.fill(panel + panelBytes(hidden), 0, 32);
      if (whole) writePanel(row, panel);
      for (let r = 0; r < count; r++) {
        const ratio = load<f64>(theirs + ((<usize>r) << 3));
        if (ratio != ratio) continue;
        if (!whole) writeRow(row, panel, r);
        store<i32>(origins + ((<usize>row) << 2), (p << 2) + r);
        row++;
      }
    }
  }
}

/** Thresholds and factors of a panel's lanes; how many of them are kept. */
function readRatios(ratios: usize, count: i32, rescale: bool): i32 {
  let kept = 0;
  for (let r = 0; r < 4; r++) {
    const ratio = r < count ? load<f64>(ratios + ((<usize>r) << 3)) : NaN;
    const keeps = ratio == ratio;
    if (keeps) kept++;
    store<i64>(thresholds + ((<usize>r) << 3), keeps ? threshold(ratio) : 0);
    // a row with ratio 1 has nothing left to divide
    const factor: f64 = keeps && rescale && ratio < 1 ? 1 / (1 - ratio) : 1;
    store<f64>(factors + ((<usize>r) << 3), factor);
  }
  return kept;
}

/** Z ← X·diag(scales); scales: columns. */
export function scale(scales: usize): void {
  resize(samples.rows, samples.columns);
  sparse = false;
  const bytes = panelBytes(samples.depth);
  hold(PANEL, bytes);
  for (let i = 0; i < rows; i++) store<i32>(held(ORIGINS) + ((<usize>i) << 2), i);
  for (let p = 0; p < padded(rows) >> 2; p++) {
    let from = samples.start + <usize>p * bytes;
    const panel = inRows ? held(ROW_PANELS) + <usize>p * bytes : held(PANEL);
    memory.fill(panel, 0, bytes);
    for (let k = 0; k < columns; k++) {
      const factor = v128.load64_splat(scales + ((<usize>k) << 3));
      const to = panel + panelBytes(k);
      v128.store(to, f64x2.mul(v128.load(from), factor));
      v128.store(to, f64x2.mul(v128.load(from, 16), factor), 16);
      from += 32;
    }
    writePanel(p << 2, panel);
  }
}

/** Z ← values: n × d, row-major. */
export function read(n: i32, d: i32, values: usize): void {
  samples.clear();
  resize(n, d);
  const panel = hold(PANEL, panelBytes(padded(d)));
  memory.fill(panel, 0, panelBytes(padded(d)));
  let zeros = 0;
  for (let i = 0; i < n; i++) {
    store<i32>(held(ORIGINS) + ((<usize>i) << 2), i);
    for (let k = 0; k < d; k++) {
      const value = load<f64>(values);
      if (value == 0) zeros++;
      store<f64>(panel + panelBytes(k), value);
      values += 8;
    }
    writeRow(i, panel, 0);
  }
  sparse = <f64>zeros > SPARSE * <f64>n * <f64>d;
}

/** Entry (i, k) of Z. */
export function entry(i: i32, k: i32): f64 {
  if (inRows) {
    const panel = held(ROW_PANELS) + <usize>(i >> 2) * panelBytes(padded(columns));
    return load<f64>(panel + panelBytes(k) + ((<usize>(i & 3)) << 3));
  }
  const panel = held(COLUMN_PANELS) + <usize>(k >> 2) * panelBytes(padded(rows));
  return load<f64>(panel + panelBytes(i) + ((<usize>(k & 3)) << 3));
}

/** Whether column i is 0, or row i over the leading columns. */
export function isZero(i: i32, columnwise: bool, leading: i32): bool {
  const length = columnwise ? rows : leading;
  for (let k = 0; k < length; k++) {
    if ((columnwise ? entry(k, i) : entry(i, k)) != 0) return false;
  }
  return true;
}

/** Z, row-major. */
export function write(values: usize): void {
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < columns; k++) {
      store<f64>(values, entry(i, k));
      values += 8;
    }
  }
}
