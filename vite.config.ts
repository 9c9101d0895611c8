import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import type { Plugin, UserConfig } from "vite";
import { defineConfig } from "vitest/config";
import { presetsWith, type TableSpectra } from "./src/explorer/presets/preset-list.ts";
import { sitePages } from "./src/explorer/site/plugin.ts";
import {
  sampleProblem,
  TABLE_NAMES,
  type SampleProblems,
} from "./src/explorer/site/table-problems.ts";
import { siteAddress } from "./src/explorer/site/site-address.ts";
import { suites } from "./test/suites.ts";

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

/** Spectra computed from the tables in public/data. */
export function computeSpectra(): TableSpectra {
  const entries = TABLES.map((name) => {
    const file = new URL(`public/data/${name}.csv.gz`, import.meta.url);
    return [name, correlationSpectrum(gunzipSync(readFileSync(file)).toString("utf8"))];
  });
  return Object.fromEntries(entries) as TableSpectra;
}

let computed: TableSpectra | undefined;

const spectra = (): TableSpectra => (computed ??= computeSpectra());

/** Problems that stand for the tables in public/data. */
async function computeProblems(): Promise<SampleProblems> {
  const entries: [string, unknown][] = [];
  for (const name of TABLE_NAMES) {
    const file = new URL(`public/data/${name}.csv.gz`, import.meta.url);
    entries.push([name, await sampleProblem(new Uint8Array(readFileSync(file)))]);
  }
  return Object.fromEntries(entries) as SampleProblems;
}

let estimated: Promise<SampleProblems> | undefined;

/** Serves what is computed from public/data at build time: spectra, and problems that stand for tables. */
export function tableSpectra(): Plugin {
  const modules: Readonly<Record<string, () => Promise<string>>> = {
    "virtual:table-spectra": async () =>
      `export const tableSpectra = ${JSON.stringify(spectra())};`,
    "virtual:table-problems": async () =>
      `export const tableProblems = ${JSON.stringify(await (estimated ??= computeProblems()))};`,
  };
  return {
    name: "maskrisk-table-spectra",
    resolveId: (source) => (source in modules ? `\0${source}` : null),
    load: (source) => modules[source.slice(1)]?.() ?? null,
  };
}

/**
 * Empties the style sheet of a map library that the drawing library imports with its types; no map is
 * ever drawn here.
 */
export function withoutMapStyles(): Plugin {
  return {
    name: "maskrisk-without-map-styles",
    enforce: "pre",
    load: (id) => (/maplibre-gl.*\.css$/.test(id) ? "" : null),
  };
}

/** Address of the site that is built, for those who preview its links or embed it. */
function addressFromEnvironment(command: string): string | null {
  const site = siteAddress(process.env["MASKRISK_SITE"]);
  if (site === null && command === "build") {
    process.stdout.write(
      "MASKRISK_SITE is not set: built without oEmbed and the pictures of link previews, which name the site's address.\n",
    );
  }
  return site;
}

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** What the build writes into the code. */
export const buildDefines: Readonly<Record<string, string>> = {
  global: "globalThis",
  MASKRISK_VERSION: JSON.stringify(version),
};

/** Puts the one file of the element beside the pages, for the page that is made to be framed. */
function elementFile(): Plugin {
  const fileName = "maskrisk-element.js";
  const built = new URL(`dist/element/${fileName}`, import.meta.url);
  return {
    name: "maskrisk-element-file",
    configureServer({ middlewares }) {
      middlewares.use(`/${fileName}`, (_request, response) => {
        response.setHeader("content-type", "text/javascript");
        response.end(readFileSync(built));
      });
    },
    generateBundle() {
      if (!existsSync(built))
        return this.warn(`embed.html has no ${fileName}: build the element first`);
      this.emitFile({ type: "asset", fileName, source: readFileSync(built) });
    },
  };
}

/** Writes the types of the built file beside it, with the problem's from where the package has them. */
function elementTypes(): Plugin {
  const source = new URL("src/element/embedded/maskrisk-element.types.ts", import.meta.url);
  return {
    name: "maskrisk-element-types",
    writeBundle({ dir }) {
      const types = readFileSync(source, "utf8").replaceAll(
        "../../problem/index.ts",
        "../lib/problem/index.js",
      );
      writeFileSync(`${dir}/maskrisk-element.d.ts`, types);
    },
  };
}

/**
 * Lets templates do without a policy where the page admits none: `trusted-types 'none'`, or a second
 * copy of the file under a policy that allows no duplicates.
 */
export function withoutPolicyToo(): Plugin {
  const made = /(\w+)\?(\1\.createPolicy\("lit-html",\{[^}]*\}\)):void 0/;
  return {
    name: "maskrisk-without-policy-too",
    transform(code, id) {
      if (!/\/lit-html\/(?:development\/)?lit-html\.js$/.test(id)) return null;
      if (!made.test(code)) this.error("lit-html makes its policy in another way than it did");
      return {
        code: code.replace(made, "(()=>{try{return $1?$2:void 0}catch{}})()"),
        map: null,
      };
    },
  };
}

/**
 * `maskrisk/element`: one classic script that asks for no other file. Frames that allow nothing but
 * scripts have an origin of their own, where modules and workers with an address are refused.
 */
const element: UserConfig = {
  define: { ...buildDefines, "process.env.NODE_ENV": '"production"' },
  plugins: [withoutMapStyles(), withoutPolicyToo(), elementTypes()],
  publicDir: false,
  worker: { format: "iife" },
  build: {
    outDir: "dist/element",
    target: "es2022",
    chunkSizeWarningLimit: 4000,
    lib: {
      entry: "src/element/embedded/main.ts",
      formats: ["iife"],
      name: "maskrisk",
      fileName: () => "maskrisk-element.js",
    },
    // a loader of modules in the page (RequireJS, in every notebook) is none of its parts' business
    rolldownOptions: { output: { intro: "var define, module, exports;" } },
  },
};

/** What every page and view knows of problems and links, in one file: a dozen small ones compress worse. */
const problemChunk = {
  name: "problem",
  test: /\/src\/(?:state\/[\w-]+|problem\/(?:(?:mask|spectrum|alignment|fields)\/)?[\w-]+|problem\/(?:words\/quantity-terms|formula\/values)|sweep\/(?:rows\/quantity-texts|run\/experiment-fields)|simulation\/cell|plot\/words\/format|numerics\/quadrature-(?:cuts|legendre))\.ts$/,
  includeDependenciesRecursively: false,
};

/** Texts whose spaces are meant: what is shared, and pages for other sites. */
const SPACED = /\/src\/explorer\/(?:share|site)\//;

/**
 * Templates of components without indents, and their style sheets without comments: part of what a page
 * loads first.
 */
function tightTemplates(): Plugin {
  return {
    name: "tight-templates",
    apply: "build",
    enforce: "pre",
    transform(code, id) {
      if (!/\/src\/(?:element|explorer)\/.*\.ts$/.test(id) || SPACED.test(id)) return null;
      const tight = code.replace(/\bcss`[^`]*`/g, (sheet) =>
        sheet.replace(/\/\*[^]*?\*\//g, "").replace(/([{;])\s+/g, "$1"),
      );
      return { code: tight.replace(/\n[ \t]+/g, "\n"), map: null };
    },
  };
}

/** The pages, and the suites of tests. */
const pages = (command: string): UserConfig => ({
  base: "./",
  define: buildDefines,
  plugins: [
    tableSpectra(),
    tightTemplates(),
    withoutMapStyles(),
    elementFile(),
    sitePages(presetsWith(spectra()), addressFromEnvironment(command)),
  ],
  // threads are bundled apart, by plugins of their own
  worker: { format: "es", plugins: () => [tableSpectra()] },
  build: {
    outDir: "dist/app",
    // a browser that does not know modulepreload loads the same files a little later
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ["index.html", "lessons.html", "embed.html"],
      output: { codeSplitting: { groups: [problemChunk] } },
    },
    target: "es2022",
    // the drawing library is one large chunk by design; it is loaded after the first paint
    chunkSizeWarningLimit: 1500,
  },
});

/** Builds the pages, or with `--mode element` the element; runs the tests. */
export default defineConfig(({ command, mode }) =>
  mode === "element" ? element : { ...pages(command), test: suites(tableSpectra) },
);
