import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { root } from "./program.ts";

/** Builds the command, once, before any of its tests. */
export default function setup(): void {
  const manifest = createRequire(import.meta.url).resolve("typescript/package.json");
  const compiler = join(dirname(manifest), "bin", "tsc");
  const { status, stdout } = spawnSync(process.execPath, [compiler, "-b", "src"], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`the library does not build:\n${stdout}`);
}
