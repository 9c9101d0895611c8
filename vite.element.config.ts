import { readFileSync, writeFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import { buildDefines, withoutMapStyles } from "./vite.config.ts";

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
 * `maskrisk/element`: one classic script that asks for no other file. Frames that allow nothing but
 * scripts have an origin of their own, where modules and workers with an address are refused.
 */
export default defineConfig({
  define: { ...buildDefines, "process.env.NODE_ENV": '"production"' },
  plugins: [withoutMapStyles(), elementTypes()],
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
  },
});
