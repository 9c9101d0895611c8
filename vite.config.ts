import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { defineConfig, type Plugin } from "vite";
import { contentPolicy } from "./src/explorer/site/policy.ts";

/** Tables whose spectra the explorer offers. */
const TABLES = ["pbmc", "words"] as const;

/** Standard deviations below this share of the largest one count as constant columns. */
const ALMOST_CONSTANT = 1e-6;

/** Eigenvalues, descending, of the correlation matrix of a CSV table; five figures, as links carry them. */
export function correlationSpectrum(csv: string): number[] {
  const rows = csv.trim().split("\n").slice(1);
  const table = new Matrix(rows.map((row) => row.split(",").map(Number)));
  const spread = table.standardDeviation("column", { unbiased: false });
  const largest = Math.max(...spread);
  const varying = spread.flatMap((value, column) =>
    value > ALMOST_CONSTANT * largest ? [column] : [],
  );
  const kept = table.subMatrixColumn(varying);
  const standardised = kept
    .center("column")
    .scale("column", { scale: varying.map((c) => spread[c] ?? 1) });
  const correlation = standardised.transpose().mmul(standardised).div(rows.length);
  const { realEigenvalues } = new EigenvalueDecomposition(correlation, { assumeSymmetric: true });
  return realEigenvalues
    .toSorted((a, b) => b - a)
    .map((value) => Number(Math.max(value, 0).toPrecision(5)));
}

/** Serves `virtual:table-spectra`: spectra computed from public/data at build time. */
export function tableSpectra(): Plugin {
  const id = "virtual:table-spectra";
  return {
    name: "maskrisk-table-spectra",
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load(source) {
      if (source !== `\0${id}`) return null;
      const entries = TABLES.map((name) => {
        const file = new URL(`public/data/${name}.csv.gz`, import.meta.url);
        return [name, correlationSpectrum(gunzipSync(readFileSync(file)).toString("utf8"))];
      });
      return `export const tableSpectra = ${JSON.stringify(Object.fromEntries(entries))};`;
    },
  };
}

/**
 * Empties the style sheet of a map library that the drawing library imports with its types; no map is
 * ever drawn here.
 */
function withoutMapStyles(): Plugin {
  return {
    name: "maskrisk-without-map-styles",
    enforce: "pre",
    load: (id) => (/maplibre-gl.*\.css$/.test(id) ? "" : null),
  };
}

/** Writes the content security policy into every built page; the page under development needs more. */
function strictPolicy(): Plugin {
  const attrs = { "http-equiv": "Content-Security-Policy", content: contentPolicy };
  return {
    name: "maskrisk-strict-policy",
    apply: "build",
    transformIndexHtml: () => [{ tag: "meta", attrs, injectTo: "head-prepend" }],
  };
}

export default defineConfig({
  base: "./",
  define: { global: "globalThis" },
  plugins: [tableSpectra(), withoutMapStyles(), strictPolicy()],
  worker: { format: "es" },
  build: {
    outDir: "dist/app",
    target: "es2022",
    // the drawing library is one large chunk by design; it is loaded after the first paint
    chunkSizeWarningLimit: 1500,
  },
});
