/** A local minimum in several variables, how large the last simplex was, and what it cost. */
export interface SimplexMinimum {
  readonly at: readonly number[];
  readonly value: number;
  /** Largest distance, in any coordinate, of a vertex of the last simplex from the best one. */
  readonly size: number;
  readonly evaluations: number;
  readonly converged: boolean;
}

/** When to stop; both conditions must hold. */
export interface SimplexOptions {
  /** Size of the simplex. */
  readonly size: number;
  /** Spread of the values on it, relative to the best. */
  readonly spread: number;
  readonly evaluations: number;
}

interface Vertex {
  readonly at: readonly number[];
  readonly value: number;
}

/**
 * Local minimum of f by the simplex method, from `start` and `start` moved along each coordinate by
 * `steps`. f may return Infinity where it is not defined (not NaN).
 *
 * A heuristic: it may stall, and what it finds should be compared with other starts. Not converged
 * when the number of evaluations ran out. Cost: some 60-150 evaluations in 2-3 dimensions.
 *
 * Source: Nelder & Mead (1965) with the rules of Lagarias, Reeds, Wright & Wright (1998).
 */
export function nelderMead(
  f: (at: readonly number[]) => number,
  start: readonly number[],
  steps: readonly number[],
  options: SimplexOptions,
): SimplexMinimum {
  let evaluations = 0;
  const vertex = (at: readonly number[]): Vertex => {
    evaluations++;
    return { at, value: f(at) };
  };
  const n = start.length;
  const simplex = [vertex(start)];
  for (let i = 0; i < n; i++) {
    simplex.push(vertex(start.map((x, j) => (j === i ? x + steps[j] : x))));
  }
  for (;;) {
    simplex.sort((a, b) => a.value - b.value);
    const [best] = simplex;
    const worst = simplex[n];
    const size = simplexSize(simplex);
    const spread = worst.value - best.value;
    const flat = spread <= options.spread * Math.abs(best.value);
    const converged = size <= options.size && flat;
    if (converged || evaluations >= options.evaluations) {
      return { at: best.at, value: best.value, size, evaluations, converged };
    }
    const centre = start.map((_, j) => mean(simplex, j, n));
    const along = (factor: number): Vertex =>
      vertex(centre.map((x, j) => x + factor * (worst.at[j] - x)));
    const reflected = along(-1);
    if (reflected.value < best.value) {
      const expanded = along(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
      continue;
    }
    if (reflected.value < simplex[n - 1].value) {
      simplex[n] = reflected;
      continue;
    }
    const outside = reflected.value < worst.value;
    const contracted = along(outside ? -0.5 : 0.5);
    if (contracted.value < Math.min(reflected.value, worst.value)) {
      simplex[n] = contracted;
      continue;
    }
    for (let i = 1; i <= n; i++) {
      simplex[i] = vertex(simplex[i].at.map((x, j) => best.at[j] + 0.5 * (x - best.at[j])));
    }
  }
}

function mean(simplex: readonly Vertex[], j: number, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += simplex[i].at[j];
  return sum / n;
}

function simplexSize([best, ...others]: readonly Vertex[]): number {
  let size = 0;
  for (const { at } of others) {
    at.forEach((x, j) => (size = Math.max(size, Math.abs(x - best.at[j]))));
  }
  return size;
}
