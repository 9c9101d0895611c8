import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expOfNegative, logOfUnit } from "../../src/kernels/elementary.ts";
import { createEngine, plainEngine, type Engine, type StreamKey } from "../../src/kernels/index.ts";
import { laneState, xoshiro256 } from "../../src/kernels/xoshiro.ts";
import { AREA, BASE, edgeAt, LAYERS, nextHeight, widestEdge } from "../../src/kernels/ziggurat.ts";

const hex = (word: bigint): string => word.toString(16).padStart(16, "0");

/** The next words of a generator. */
function words(state: readonly bigint[], count: number): string[] {
  const stream = xoshiro256(state);
  return Array.from({ length: count }, () => {
    stream.advance();
    return hex((BigInt(stream.high >>> 0) << 32n) | BigInt(stream.low >>> 0));
  });
}

/** Φ by its series (Abramowitz & Stegun 26.2.10), and the density's continued fraction far out. */
function normalCdf(x: number): number {
  if (x < 0) return 1 - normalCdf(-x);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x > 6) return 1 - density / x;
  let term = x;
  let sum = x;
  for (let k = 1; term > 1e-18; k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return 0.5 + density * sum;
}

const key = fc.tuple(
  fc.integer(),
  fc.integer(),
  fc.integer(),
  fc.integer(),
) as fc.Arbitrary<StreamKey>;

function matrix(engine: Engine, from: StreamKey, rows: number, columns: number): Float64Array[] {
  engine.drawNormals(from, rows, columns);
  return Array.from({ length: columns }, (_, k) => engine.sampleColumn(k));
}

describe("xoshiro256++", () => {
  // the authors' C code (prng.di.unimi.it/xoshiro256plusplus.c), transcribed, compiled and run
  it("gives the words of its authors' program", () => {
    expect(words([1n, 2n, 3n, 4n], 6)).toEqual([
      "0000000002800001",
      "0000000003800067",
      "000cc00003800067",
      "000cc201994400b2",
      "8012a2019ac433cd",
      "8a69978acdee33ba",
    ]);
    const state = [
      0x0123456789abcdefn,
      0xfedcba9876543210n,
      0xdeadbeefcafebaben,
      0x8000000000000001n,
    ];
    expect(words(state, 1001)[1000]).toBe("b18d6cd033683daa");
  });

  it("starts a lane by SplitMix64 of both halves of its key, as a program in C does", () => {
    expect(laneState([1, 2, 3, 4], 2, 6).map(hex)).toEqual([
      "f61e479ee412e6cb",
      "81950dc249c489bb",
      "89f3ad088ea986f3",
      "7106f3c9e64615cd",
    ]);
  });

  it("never starts two lanes alike", () => {
    const starts = new Set<string>();
    for (let copy = 0; copy < 3; copy++) {
      for (let row = 0; row < 500; row++) {
        for (const word of laneState([9, 8, 7, 6], copy, row)) starts.add(hex(word));
      }
    }
    expect(starts.size).toBe(3 * 500 * 4);
  });
});

describe("elementary functions of the generator", () => {
  it("are exp and ln to an ulp", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 700, noNaN: true }), (t) => {
        expect(Math.abs(expOfNegative(t) / Math.exp(-t) - 1)).toBeLessThan(5e-16);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: 2 ** -53, max: 1, noNaN: true }), (u) => {
        const error = Math.abs(logOfUnit(u) - Math.log(u));
        expect(error).toBeLessThanOrEqual(5e-16 * Math.abs(Math.log(u)));
      }),
    );
    expect(expOfNegative(0)).toBe(1);
    expect(logOfUnit(1)).toBeCloseTo(0, 30);
  });
});

describe("the ziggurat", () => {
  it("has layers of equal area that end at the top of the density", () => {
    const tail = Math.sqrt(2 * Math.PI) * (1 - normalCdf(BASE));
    expect(BASE * Math.exp((-BASE * BASE) / 2) + tail).toBeCloseTo(AREA, 12);
    expect(widestEdge() * Math.exp((-BASE * BASE) / 2)).toBeCloseTo(AREA, 15);
    let edge = BASE;
    let height = Math.exp((-BASE * BASE) / 2);
    for (let i = 1; i < LAYERS - 1; i++) {
      height = nextHeight(edge, height);
      const next = edgeAt(height);
      expect(next).toBeLessThan(edge);
      edge = next;
    }
    expect(nextHeight(edge, height)).toBeCloseTo(1, 10);
  });
});

describe.each([
  ["fast", createEngine, 1000],
  ["plain", () => plainEngine(), 400],
] as const)("normals of the %s engine", (_, create, size) => {
  const engine = create();
  const columns = matrix(engine, [1, 2, 3, 4], size, size);
  const all = Float64Array.from(columns.flatMap((column) => [...column]));
  const count = all.length;
  const mean = (f: (x: number) => number): number => all.reduce((s, x) => s + f(x), 0) / count;

  it("have the moments of the normal", () => {
    // five standard errors each: the variance of x^k is E x^2k − (E x^k)²
    for (const [power, expected, variance] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
      [6, 15, 10170],
    ] as const) {
      const error = Math.abs(mean((x) => x ** power) - expected);
      expect(error).toBeLessThan(5 * Math.sqrt(variance / count));
    }
  });

  it("follow the normal law: Kolmogorov and Smirnov's distance", () => {
    const sorted = all.slice().sort();
    let distance = 0;
    for (let i = 0; i < count; i += 7) {
      distance = Math.max(distance, Math.abs(normalCdf(sorted[i]) - (i + 0.5) / count));
    }
    // exceeded once in 10^5 draws
    expect(distance * Math.sqrt(count)).toBeLessThan(2.47);
  });

  it("have the tails of the normal, within and beyond the ziggurat's base", () => {
    for (const bound of [1, 2, 3, 3.5, BASE, 4.3]) {
      const expected = 2 * (1 - normalCdf(bound)) * count;
      for (const side of [-1, 1]) {
        const found = all.reduce((s, x) => s + (side * x > bound ? 1 : 0), 0);
        expect(Math.abs(found - expected / 2)).toBeLessThan(5 * Math.sqrt(expected / 2) + 5);
      }
    }
  });

  it("are independent between samples, of one panel and of others, and along one", () => {
    const correlation = (
      shiftRow: number,
      shiftColumn: number,
      f: (x: number) => number,
    ): number => {
      let sum = 0;
      for (let k = 0; k + shiftColumn < size; k++) {
        for (let i = 0; i + shiftRow < size; i++) {
          sum += f(columns[k][i]) * f(columns[k + shiftColumn][i + shiftRow]);
        }
      }
      return sum / Math.sqrt((size - shiftRow) * (size - shiftColumn));
    };
    for (const [row, column] of [
      [1, 0],
      [2, 0],
      [3, 0],
      [4, 0],
      [0, 1],
      [0, 2],
      [1, 1],
    ] as const) {
      expect(Math.abs(correlation(row, column, (x) => x))).toBeLessThan(5);
      expect(Math.abs(correlation(row, column, (x) => (x * x - 1) / Math.SQRT2))).toBeLessThan(5);
    }
  });
});

describe("draws of both engines", () => {
  const [fast, plain] = [createEngine(), plainEngine()];

  it("tests two engines and not one", () => {
    expect([fast.name, plain.name]).toEqual(["WebAssembly", "plain"]);
  });

  it("are the same to the bit", () => {
    fc.assert(
      fc.property(
        key,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 400 }),
        (k, n, d) => {
          expect(matrix(fast, k, n, d)).toEqual(matrix(plain, k, n, d));
        },
      ),
      { numRuns: 40 },
    );
    // long enough for the tail and for the top layer
    expect(matrix(fast, [5, 5, 5, 5], 8, 20_000)).toEqual(matrix(plain, [5, 5, 5, 5], 8, 20_000));
  });

  it("of fewer rows or columns are the leading part of more", () => {
    const whole = matrix(fast, [3, 1, 4, 1], 41, 57);
    for (const [n, d] of [
      [41, 20],
      [7, 57],
      [1, 1],
      [40, 56],
      [38, 3],
    ] as const) {
      const part = matrix(fast, [3, 1, 4, 1], n, d);
      expect(part).toEqual(whole.slice(0, d).map((column) => column.slice(0, n)));
    }
  });

  it("of masks are the same to the bit, for copies, kept rows, rescaled inputs, a hidden column", () => {
    const ratio = fc.oneof(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(0, 1, Number.NaN, 5e-324, 1 - 2 ** -53, 0.3),
    );
    fc.assert(
      fc.property(
        key,
        fc.integer({ min: 1, max: 11 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 3 }),
        fc.array(ratio, { minLength: 33, maxLength: 33 }),
        fc.boolean(),
        fc.option(fc.nat(29)),
        (k, n, d, copies, list, rescale, column) => {
          const ratios = Float64Array.from(list.slice(0, copies * n));
          const hidden = column === null || column >= d ? null : column;
          const [a, b] = [fast, plain].map((engine) => {
            engine.drawNormals([k[3], k[2], 7, 7], n, d);
            engine.mask({ key: k, copies, ratios, rescale, hidden });
            return engine.design();
          });
          expect(a.rows).toBe(ratios.filter((p) => !Number.isNaN(p)).length);
          expect(a).toEqual(b);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("masks", () => {
  const engine = createEngine();
  const hiddenShare = (ratio: number, n: number, d: number): number => {
    engine.drawNormals([1, 1, 1, 1], n, d);
    const ratios = new Float64Array(n).fill(ratio);
    engine.mask({ key: [2, 7, 1, 8], copies: 1, ratios, rescale: false, hidden: null });
    return engine.design().values.reduce((s, v) => s + (v === 0 ? 1 : 0), 0) / (n * d);
  };

  it("hide the share that is asked for", () => {
    const count = 1000 * 1000;
    for (const p of [1e-5, 0.01, 0.3, 0.5, 0.9, 0.999, 1 - 1e-5]) {
      const error = Math.abs(hiddenShare(p, 1000, 1000) - p);
      expect(error).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / count) + 5 / count);
    }
    expect(hiddenShare(0, 100, 100)).toBe(0);
    expect(hiddenShare(1, 100, 100)).toBe(1);
    expect(hiddenShare(1e-300, 1000, 1000)).toBe(0);
    expect(hiddenShare(1 - 2 ** -53, 1000, 1000)).toBe(1);
  });

  it("are independent between copies, and nested in the ratio", () => {
    const [n, d] = [400, 300];
    engine.drawNormals([1, 1, 1, 1], n, d);
    const masked = (copies: number, ratio: number): Float64Array => {
      const ratios = new Float64Array(copies * n).fill(ratio);
      engine.mask({ key: [3, 3, 3, 3], copies, ratios, rescale: false, hidden: null });
      return engine.design().values;
    };
    const both = masked(2, 0.4);
    let shared = 0;
    for (let at = 0; at < n * d; at++) if (both[at] === 0 && both[at + n * d] === 0) shared++;
    expect(Math.abs(shared / (n * d) - 0.16)).toBeLessThan(5 * Math.sqrt((0.16 * 0.84) / (n * d)));
    expect(masked(1, 0.4)).toEqual(both.slice(0, n * d));
    const more = masked(1, 0.7);
    expect(more.every((v, at) => v === 0 || v === both[at])).toBe(true);
  });
});
