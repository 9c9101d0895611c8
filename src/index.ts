/** Exact test risk of ridgeless regression on masked inputs, and experiments that check it. */
export * from "./problem/index.ts";
export * from "./theory/index.ts";
export * from "./simulation/index.ts";
export * from "./data/index.ts";
export * from "./sweep/index.ts";
export * from "./state/index.ts";
