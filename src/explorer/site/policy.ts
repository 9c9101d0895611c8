/** Digest of the empty text: the drawing library empties a style attribute now and then. */
const EMPTY = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * What the pages may load and run, directive by directive: files of their own site, pictures and workers
 * that they make themselves, WebAssembly; no inline script or style, no evaluated code, no form, no
 * other site. A page cannot say who may frame it; that takes a header of its host.
 */
const directives: readonly (readonly [directive: string, sources: string])[] = [
  ["default-src", "'none'"],
  ["script-src", "'self' 'wasm-unsafe-eval'"],
  ["style-src", `'self' 'unsafe-hashes' ${EMPTY}`],
  ["img-src", "'self' data: blob:"],
  ["font-src", "'self' data:"],
  // the embedded plot, as the share dialog shows it
  ["frame-src", "'self'"],
  ["worker-src", "'self' blob:"],
  ["connect-src", "'self'"],
  ["object-src", "'none'"],
  ["base-uri", "'none'"],
  ["form-action", "'none'"],
];

/** The content security policy of every page of the built site. */
export const contentPolicy: string = directives.map((one) => one.join(" ")).join("; ");
