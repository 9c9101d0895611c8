export type { Rule } from "./rule.ts";
export { gaussLegendre } from "./quadrature-legendre.ts";
export { gaussJacobi } from "./quadrature-jacobi.ts";
