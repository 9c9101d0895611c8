export type { Rule } from "./rule.ts";
export { gaussLegendre } from "./quadrature-legendre.ts";
export { gaussJacobi } from "./quadrature-jacobi.ts";
export { randomStream } from "./random.ts";
export type { Random } from "./random.ts";
export { mergeMoments, median, moments, standardError, summarize } from "./statistics.ts";
export type { Moments, Summary } from "./statistics.ts";
export { chiSquareTail, normalScore } from "./statistics-significance.ts";
