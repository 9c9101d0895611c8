import * as fc from "fast-check";
import { parseProblem, type Problem } from "../../../src/problem/index.ts";

const ratio = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.double({ min: 0.02, max: 0.9, noNaN: true }) },
);
const positive = fc.double({ min: 0.05, max: 0.9, noNaN: true });

const mask = fc.oneof(
  ratio.map((at) => ({ law: "fixed", ratio: at })),
  fc
    .tuple(ratio, ratio)
    .map(([a, b]) => ({ law: "uniform", min: Math.min(a, b), max: Math.max(a, b) })),
  fc.array(fc.tuple(ratio, positive), { minLength: 1, maxLength: 3 }).map((list) => ({
    law: "discrete",
    ratios: list.map(([at]) => at),
    weights: list.map(([, weight]) => weight),
  })),
  fc.record({
    law: fc.constant("beta"),
    a: fc.double({ min: 0.6, max: 6, noNaN: true }),
    b: fc.double({ min: 1.3, max: 6, noNaN: true }),
  }),
);

const spectrum = fc.oneof(
  fc.constant({ family: "isotropic" }),
  fc
    .array(fc.double({ min: 1.1, max: 30, noNaN: true }), { minLength: 1, maxLength: 2 })
    .map((spikes) => ({ family: "spiked", spikes })),
  fc
    .array(fc.tuple(fc.double({ min: 0.05, max: 20, noNaN: true }), positive), {
      minLength: 1,
      maxLength: 4,
    })
    .map((list) => ({
      family: "atoms",
      values: list.map(([value]) => value),
      weights: list.map(([, weight]) => weight),
    })),
  fc.record({ family: fc.constant("ar1"), rho: positive, dimension: fc.constant(30) }),
);

const copies: Record<"random" | "fixed", fc.Arbitrary<number | "infinity">> = {
  random: fc.oneof(fc.constantFrom(1, 2, 3), fc.constant<"infinity">("infinity")),
  fixed: fc.oneof(fc.constantFrom(1, 1, 3), fc.constant<"infinity">("infinity")),
};

/** Problems of every case of the theory, none of them extreme. */
export const problems: fc.Arbitrary<Problem> = fc
  .record({
    gamma: fc.double({ min: 0.05, max: 12, noNaN: true }),
    spectrum,
    mask,
    noise: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 2, noNaN: true })),
    exponent: fc.double({ min: -0.5, max: 1.5, noNaN: true }),
    rows: fc.constantFrom("all", "masked-target"),
    rescale: fc.boolean(),
    ridge: fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 3, noNaN: true })),
    test: fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 0.9, noNaN: true })),
    self: fc.integer({ min: 0, max: 3 }),
  })
  .chain(({ exponent, test, self, noise, ...rest }) => {
    const unmasked =
      (rest.mask.law === "fixed" && (rest.mask as { ratio: number }).ratio === 0) ||
      (rest.mask.law === "uniform" && (rest.mask as { max: number }).max === 0) ||
      (rest.mask.law === "discrete" && (rest.mask as { ratios: number[] }).ratios.includes(0));
    const outside = { noise, signal: { alignment: { kind: "power", exponent } } };
    const inside = { signal: { alignment: { kind: "self-supervised" } } };
    return (unmasked ? fc.constant(1) : copies[rest.mask.law === "fixed" ? "fixed" : "random"]).map(
      (count) =>
        parseProblem({
          ...rest,
          ...(self === 0 ? inside : outside),
          copies: count,
          test: { mask: test },
        }),
    );
  });
