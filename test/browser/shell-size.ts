import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const built = fileURLToPath(new URL("../../dist/app/", import.meta.url));

/** Most bytes, gzipped, of all code and styles that the page loads before anything is asked for. */
export const SHELL_LIMIT = 60_000;

/** Most bytes, gzipped, of the drawing library. */
export const PLOT_LIMIT = 390_000;

/** Bytes of a built file as a server sends it. */
function gzipped(file: string): number {
  return gzipSync(readFileSync(built + file), { level: 9 }).length;
}

/** The scripts and style sheets that the built page loads at once, with all they import. */
export function shellFiles(): string[] {
  const html = readFileSync(`${built}index.html`, "utf8");
  const waiting = Array.from(
    html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g),
    (found) => found[1],
  );
  const files = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    if (!file.endsWith(".js")) continue;
    const code = readFileSync(built + file, "utf8");
    // import(…) is left out: what it names is loaded when it is asked for
    for (const found of code.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)) {
      waiting.push(`assets/${found[1]}`);
    }
  }
  return [...files];
}

/** Bytes, gzipped, of the page before its views and their drawing library. */
export function shellSize(): number {
  return shellFiles().reduce((sum, file) => sum + gzipped(file), 0);
}

/** Bytes, gzipped, of the drawing library. */
export function plotSize(): number {
  const chunk = readdirSync(`${built}assets`).find((file) => /^renderer-.*\.js$/.test(file));
  if (chunk === undefined) throw new Error("the built page has no chunk with the drawing library");
  return gzipped(`assets/${chunk}`);
}
