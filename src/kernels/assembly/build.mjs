/**
 * Compiles the engine's module into ../engine-module.ts, as base64 text that every host can load
 * without a request. Does nothing where that file was made from these very sources.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const here = new URL("./", import.meta.url);
const target = new URL("../engine-module.ts", here);
const flags = ["--enable=simd", "-O3", "--runtime=minimal", "--use=abort=", "--noAssert"];

/** The sources, in an order of their own, and those that the plain engine shares. */
const sources = [
  ...readdirSync(here)
    .filter((name) => name.endsWith(".ts"))
    .toSorted(),
  "../elementary.ts",
  "../ziggurat.ts",
];

const { version } = createRequire(import.meta.url)("assemblyscript/package.json");
const hash = createHash("sha256").update(JSON.stringify([version, flags]));
for (const name of [...sources, "build.mjs"]) hash.update(readFileSync(new URL(name, here)));
const mark = `// made by assembly/build.mjs from sources with hash ${hash.digest("hex")}\n`;

if (!existsSync(target) || !readFileSync(target, "utf8").startsWith(mark)) {
  // half a second to load, for a file that is made once
  const { createMemoryStream, main } = await import("assemblyscript/asc");
  let bytes;
  const complaints = createMemoryStream();
  const { error } = await main(
    ["index.ts", "--outFile=engine.wasm", `--baseDir=${fileURLToPath(here)}`, ...flags],
    {
      stderr: complaints,
      writeFile: (name, contents) => {
        if (name.endsWith(".wasm")) bytes = contents;
      },
    },
  );
  if (error !== null || bytes === undefined) {
    throw new Error(`the engine's module does not compile\n${complaints.toString()}`, {
      cause: error,
    });
  }
  const text = Buffer.from(bytes).toString("base64");
  // whole or not at all: another build may be reading it
  const aside = new URL(`../engine-module.${process.pid}.tmp`, here);
  writeFileSync(
    aside,
    `${mark}\n/** The WebAssembly module of the fast engine, base64. */\nexport const engineModule: string =\n  "${text}";\n`,
  );
  renameSync(aside, target);
}
