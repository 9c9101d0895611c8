import * as fc from "fast-check";
import type { Design } from "../../src/kernels/index.ts";
import { randomStream } from "../../src/numerics/index.ts";
import { gaussianDesign, lowRank, product, transposed } from "./suite-designs.ts";

/** A design that tries the choice of a rank, and a word for it. */
export interface Adversary {
  readonly what: string;
  readonly z: Design;
}

const shape = fc.record({
  rows: fc.integer({ min: 1, max: 24 }),
  columns: fc.integer({ min: 1, max: 24 }),
  key: fc.nat(),
});

type Shape = { rows: number; columns: number; key: number };

const gaussian = ({ rows, columns, key }: Shape): Design =>
  gaussianDesign(rows, columns, `adversary ${key}`);

const onRows = (z: Design, from: (i: number) => number): Design => ({
  ...z,
  values: z.values.map((_, at) => {
    const i = Math.floor(at / z.columns);
    return z.values[from(i) * z.columns + (at % z.columns)];
  }),
});

const makers: Record<string, (size: Shape) => Design> = {
  normals: gaussian,
  "one row": (size) => gaussian({ ...size, rows: 1 }),
  "one column": (size) => gaussian({ ...size, columns: 1 }),
  "equal rows": (size) => onRows(gaussian(size), (i) => i % Math.ceil(size.rows / 2)),
  "equal columns": (size) => {
    const turned = transposed(gaussian(size));
    return transposed(onRows(turned, (i) => i % Math.ceil(size.columns / 3)));
  },
  "low rank": ({ rows, columns, key }) =>
    lowRank(rows, columns, 1 + (key % Math.min(rows, columns))).z,
  "whole numbers": (size) => {
    const z = gaussian(size);
    return { ...z, values: z.values.map((v) => Math.round(1.2 * v)) };
  },
  "whole numbers of low rank": ({ rows, columns, key }) => {
    const rank = 1 + (key % 3);
    const [a, b] = [
      gaussianDesign(rows, rank, `a ${key}`),
      gaussianDesign(rank, columns, `b ${key}`),
    ];
    const round = (z: Design): Design => ({ ...z, values: z.values.map((v) => Math.round(2 * v)) });
    return product(round(a), round(b));
  },
  "zero rows and columns": (size) => {
    const z = gaussian(size);
    const values = z.values.map((v, at) =>
      Math.floor(at / z.columns) % 3 === 1 || (at % z.columns) % 4 === 2 ? 0 : v,
    );
    return { ...z, values };
  },
  "uneven columns": (size) => {
    const z = gaussian(size);
    return { ...z, values: z.values.map((v, at) => v * 10 ** ((at % z.columns) % 4)) };
  },
  "tiny columns": (size) => {
    // beneath the cut-off of the rank: they count as 0
    const z = gaussian(size);
    return { ...z, values: z.values.map((v, at) => ((at % z.columns) % 3 === 1 ? v * 1e-25 : v)) };
  },
  zeros: ({ rows, columns }) => ({ rows, columns, values: new Float64Array(rows * columns) }),
};

/** Normals of which most are hidden, up to 60 × 60. */
export const heavyMask: fc.Arbitrary<Adversary> = fc
  .record({
    rows: fc.integer({ min: 1, max: 60 }),
    columns: fc.integer({ min: 1, max: 60 }),
    key: fc.nat(),
    ratio: fc.constantFrom(0.8, 0.9, 0.95, 0.99, 0.999),
  })
  .map(({ rows, columns, key, ratio }) => {
    const random = randomStream("adversary's mask", key);
    const z = gaussianDesign(rows, columns, `masked ${key}`);
    const values = z.values.map((v) => (random.uniform() < ratio ? 0 : v));
    return { what: `mask ${ratio}`, z: { ...z, values } };
  });

/** Designs that try the choice of a rank, at scales that under- and overflow when squared twice. */
export const adversary: fc.Arbitrary<Adversary> = fc
  .tuple(
    shape,
    fc.constantFrom(...Object.keys(makers)),
    fc.constantFrom(1, 1, 1, 1e-100, 1e100, 1e-160, 1e150),
  )
  .map(([size, what, scale]) => {
    const z = makers[what](size);
    return { what: `${what} × ${scale}`, z: { ...z, values: z.values.map((v) => v * scale) } };
  });
