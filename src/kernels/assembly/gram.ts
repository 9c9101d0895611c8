import { factorRows } from "./cholesky";
import * as design from "./design";
import * as memoryOf from "./memory";
import { held, hold, PANEL, SINGLE_PANELS, SINGLE_VECTOR, VECTORS } from "./memory";
import { padded, panelBytes, singleTrianglePanel, trianglePanel } from "./panels";
import { factorSingleRows } from "./single-cholesky";
import { addSingleGram, DEPTH } from "./single-syrk";
import { solveSingleBackward, solveSingleForward } from "./single-triangular";
import { addGram, addSparseGram } from "./syrk";
import { solveBackward, solveForward } from "./triangular";
import { dot } from "./vectors";

/** A pivot below this share of its diagonal entry is looked at more closely. */
const SMALL_PIVOT: f64 = 0.05;
const SINGLE_EPSILON: f64 = 5.960464477539063e-8;
const DOUBLE_EPSILON: f64 = 1.1102230246251565e-16;
/** How far the least eigenvalue must be beyond rounding. */
const CLEARANCE: f64 = 16;

/** Vectors of the Gram matrix of the leading `columns` columns: the fewer of rows and columns. */
export function size(columns: i32): i32 {
  return columns <= design.rows ? columns : design.rows;
}

/**
 * The Gram matrix of the leading columns and its Cholesky factor, in double precision or, from entries
 * that are rounded, in single.
 */
export class Gram {
  /** The design that Gram matrix and factor belong to. */
  version: i32 = -1;
  /** Whether the Gram matrix is ZᵀZ, of the columns, and not ZZᵀ. */
  tall: bool = false;
  /** Panels that the Gram matrix covers: of the leading columns where it is tall. */
  panels: i32 = 0;
  /** Leading columns whose products are in it where it is wide. */
  reached: i32 = 0;
  /** Panels of the factor, how many of its pivots hold, and its shift. */
  factored: i32 = 0;
  sound: i32 = 0;
  shift: f64 = 0;
  /** Leading columns that the factor was last judged by, and whether it can be trusted with them. */
  judged: i32 = -1;
  trusted: bool = false;
  /** Largest entry of the diagonal, shifted, that the last factor was asked for. */
  most: f64 = 0;

  /**
   * @param single whether in single precision
   * @param entries piece of memory of the Gram matrix
   * @param triangle piece of the factor
   * @param reciprocals piece of the reciprocals of the factor's diagonal
   * @param least, greatest bounds of squared lengths, beyond which digits are lost to overflow or
   *   underflow
   * @param share vectors whose squared lengths differ by more than this are left to others
   */
  constructor(
    readonly single: bool,
    readonly entries: i32,
    readonly triangle: i32,
    readonly reciprocals: i32,
    readonly least: f64,
    readonly greatest: f64,
    readonly share: f64,
  ) {}

  /** Vectors in a panel, as a power of two. */
  private get lanes(): i32 {
    return this.single ? 3 : 2;
  }

  private panelsOf(count: i32): i32 {
    return (count + (1 << this.lanes) - 1) >> this.lanes;
  }

  private bytesBefore(panel: i32): usize {
    return this.single ? singleTrianglePanel(panel) : trianglePanel(panel);
  }

  /** The Gram matrix, from what is there of it: ZZᵀ takes up the products of further columns, ZᵀZ further rows. */
  cover(columns: i32): void {
    const columnwise = columns <= design.rows;
    if (
      this.version != design.version ||
      this.tall != columnwise ||
      (!columnwise && columns < this.reached)
    ) {
      this.version = design.version;
      this.tall = columnwise;
      this.panels = this.reached = 0;
      this.forgetFactor();
      const most = columnwise ? min(design.columns, design.rows) : design.rows;
      const bytes = this.bytesBefore(this.panelsOf(most));
      const gram = hold(this.entries, bytes);
      if (!columnwise) memory.fill(gram, 0, bytes);
      hold(this.triangle, bytes);
      const room = (<usize>(most + 8)) << 3;
      memory.fill(hold(this.reciprocals, room), 0, room);
    }
    if (columnwise) {
      const needed = this.panelsOf(columns);
      if (needed <= this.panels) return;
      const from = this.bytesBefore(this.panels);
      memory.fill(held(this.entries) + from, 0, this.bytesBefore(needed) - from);
      const vectors = design.columnPanels(columns);
      const count = min(design.columns, design.rows);
      this.add(vectors, padded(design.rows), count, this.panels, needed, 0, design.rows);
      this.panels = needed;
    } else {
      if (columns == this.reached) return;
      this.panels = this.panelsOf(design.rows);
      const vectors = design.rowPanels();
      const depth = padded(design.columns);
      this.add(vectors, depth, design.rows, 0, this.panels, this.reached, columns);
      this.reached = columns;
      this.forgetFactor();
    }
  }

  private forgetFactor(): void {
    this.factored = this.sound = 0;
    this.judged = -1;
  }

  private add(
    vectors: usize,
    depth: i32,
    count: i32,
    first: i32,
    last: i32,
    from: i32,
    to: i32,
  ): void {
    const gram = held(this.entries);
    if (this.single) {
      const packed = hold(SINGLE_PANELS, panelBytes(DEPTH) * <usize>last);
      addSingleGram(gram, vectors, depth, padded(count) >> 2, first, last, from, to, packed);
    } else if (design.sparse) {
      const list = hold(PANEL, (<usize>last) << 6);
      addSparseGram(gram, vectors, depth, first, last, from, to, list);
    } else addGram(gram, vectors, depth, first, last, from, to);
  }

  /**
   * Factors the Gram matrix of the leading columns, its diagonal shifted; whether the factor can be
   * trusted with a first solution.
   */
  factor(columns: i32, by: f64): bool {
    this.cover(columns);
    if (this.shift != by) {
      this.shift = by;
      this.forgetFactor();
    }
    const count = size(columns);
    if (!this.evenlyScaled(count)) return false;
    const needed = this.panelsOf(count);
    const done = this.factored;
    if (needed > done && this.sound == done << this.lanes) {
      const gram = held(this.entries);
      const to = held(this.triangle);
      const reciprocals = held(this.reciprocals);
      this.sound = this.single
        ? factorSingleRows(gram, to, reciprocals, done, needed, <f32>by)
        : factorRows(gram, to, reciprocals, done, needed, by);
      this.factored = needed;
    }
    if (this.sound < count) return false;
    // one factor serves many responses
    if (this.judged != columns) {
      this.trusted = this.independent(count, columns);
      this.judged = columns;
    }
    return this.trusted;
  }

  /**
   * Whether the vectors are told apart from ones that depend on one another. Of those the last pivot
   * is rounding, which the earlier ones may have enlarged, and no refinement sees the direction it
   * stands for. The factor is that of a matrix within some (machine epsilon)·(sums) of the Gram matrix
   * with a unit diagonal; the least eigenvalue, by two steps of inverse iteration, must be beyond that.
   * Left out where no pivot is small.
   *
   * Source: Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002), Thm 10.3.
   */
  private independent(count: i32, columns: i32): bool {
    let least = Infinity;
    for (let i = 0; i < count; i++) {
      const diagonal = this.square(i);
      if (diagonal == 0) continue;
      const reciprocal = this.reciprocal(i);
      least = min(least, 1 / (reciprocal * reciprocal * (diagonal + this.shift)));
    }
    if (least > SMALL_PIVOT) return true;
    const x = hold(VECTORS, (<usize>(count + 8)) << 3);
    memory.fill(x, 0, (<usize>(count + 8)) << 3);
    for (let i = 0; i < count; i++) {
      store<f64>(x + ((<usize>i) << 3), (<u32>i * 0x9e3779b1) >> 31 == 0 ? 1 : -1);
    }
    let growth = this.invert(x, count);
    for (let i = 0; i < count; i++) {
      const at = x + ((<usize>i) << 3);
      store<f64>(at, load<f64>(at) / growth);
    }
    growth = this.invert(x, count);
    const sums = <f64>count + sqrt(<f64>(this.tall ? design.rows : columns));
    const epsilon = this.single ? SINGLE_EPSILON : DOUBLE_EPSILON;
    return growth * epsilon * sums * CLEARANCE < 1;
  }

  /** x ← H⁻¹x, H being the Gram matrix scaled to a unit diagonal; the length of what comes out. */
  private invert(x: usize, count: i32): f64 {
    for (let step = 0; step < 2; step++) {
      for (let i = 0; i < count; i++) {
        const at = x + ((<usize>i) << 3);
        const diagonal = this.square(i);
        store<f64>(at, diagonal == 0 ? 0 : load<f64>(at) * sqrt(diagonal + this.shift));
      }
      if (step == 0) this.solve(x, count);
    }
    return sqrt(dot(x, x, count));
  }

  /** x ← the solution for the right-hand side x, length `count`; room for the whole panels. */
  solve(x: usize, count: i32): void {
    const panels = this.panelsOf(count);
    const factor = held(this.triangle);
    const reciprocals = held(this.reciprocals);
    if (!this.single) {
      solveForward(factor, reciprocals, panels, x);
      // the last panel may have columns beyond those asked for
      for (let i = count; i < panels << 2; i++) store<f64>(x + ((<usize>i) << 3), 0);
      solveBackward(factor, reciprocals, panels, x);
      return;
    }
    const y = hold(SINGLE_VECTOR, (<usize>panels) << 5);
    let largest: f64 = 0;
    for (let i = 0; i < count; i++) largest = max(largest, abs(load<f64>(x + ((<usize>i) << 3))));
    if (largest == 0) return;
    for (let i = 0; i < count; i++) {
      const value = load<f64>(x + ((<usize>i) << 3)) / largest;
      store<f32>(y + ((<usize>i) << 2), <f32>value);
    }
    memory.fill(y + ((<usize>count) << 2), 0, (<usize>((panels << 3) - count)) << 2);
    solveSingleForward(factor, reciprocals, panels, y);
    memory.fill(y + ((<usize>count) << 2), 0, (<usize>((panels << 3) - count)) << 2);
    solveSingleBackward(factor, reciprocals, panels, y);
    for (let i = 0; i < count; i++) {
      const value = <f64>load<f32>(y + ((<usize>i) << 2));
      store<f64>(x + ((<usize>i) << 3), value * largest);
    }
  }

  /** Entry i of the Gram matrix's diagonal: 0 where the vector is 0. */
  square(i: i32): f64 {
    if (this.single) {
      const row = held(this.entries) + singleTrianglePanel(i >> 3);
      return <f64>load<f32>(row + ((<usize>i) << 5) + ((<usize>(i & 7)) << 2));
    }
    const row = held(this.entries) + trianglePanel(i >> 2);
    return load<f64>(row + ((<usize>i) << 5) + ((<usize>(i & 3)) << 3));
  }

  /** The reciprocal of entry i of the factor's diagonal. */
  private reciprocal(i: i32): f64 {
    const reciprocals = held(this.reciprocals);
    return this.single
      ? <f64>load<f32>(reciprocals + ((<usize>i) << 2))
      : load<f64>(reciprocals + ((<usize>i) << 3));
  }

  /** Whether a pivot of the factor is little more than the shift: without it Z would lack that rank. */
  leansOnShift(count: i32): bool {
    if (this.shift == 0) return false;
    for (let i = 0; i < count; i++) {
      const reciprocal = this.reciprocal(i);
      if (this.square(i) != 0 && reciprocal * reciprocal * this.shift > 0.25) return true;
    }
    return false;
  }

  private evenlyScaled(count: i32): bool {
    let least = Infinity;
    this.most = 0;
    for (let i = 0; i < count; i++) {
      const value = this.square(i);
      if (value == 0) {
        // small numbers have squares that are rounded to 0
        if (this.single && !design.isZero(i, this.tall, this.reached)) return false;
        continue;
      }
      least = min(least, value + this.shift);
      this.most = max(this.most, value + this.shift);
    }
    return this.most < this.greatest && this.most > this.least && least > this.share * this.most;
  }
}

export const double: Gram = new Gram(
  false,
  memoryOf.GRAM,
  memoryOf.FACTOR,
  memoryOf.RECIPROCALS,
  1e-200,
  1e200,
  1e-12,
);

export const single: Gram = new Gram(
  true,
  memoryOf.SINGLE_GRAM,
  memoryOf.SINGLE_FACTOR,
  memoryOf.SINGLE_RECIPROCALS,
  1e-20,
  1e20,
  1e-8,
);
