import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Root of this checkout. */
export const root: string = fileURLToPath(new URL("../../", import.meta.url));

const require = createRequire(import.meta.url);

/** What a tool said and how it ended. */
export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

/** One finding of the linter. */
export interface Finding {
  readonly filename: string;
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

/** A throwaway copy of the sources and configurations, with the packages of this checkout. */
export interface ProjectCopy {
  readonly folder: string;
  write(path: string, text: string): void;
  remove(path: string): void;
  lint(path: string): Outcome & { readonly findings: readonly Finding[] };
  /** `tsc -b` on projects. */
  compile(...projects: string[]): Outcome;
  dispose(): void;
}

const COPIED = [
  "src",
  "package.json",
  "tsconfig.base.json",
  "tsconfig.json",
  "test/tsconfig.json",
  "oxlint.config.mjs",
  ".oxfmtrc.json",
];

/** Copies what linter and compiler read into a temporary folder; costs a few milliseconds. */
export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), "maskrisk-layers-"));
  for (const path of COPIED) cpSync(join(root, path), join(folder, path), { recursive: true });
  writeFileSync(join(folder, UNTYPED_RULES), untypedRules);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  const run = (script: string, ...args: string[]): Outcome => {
    const child = spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: "utf8" });
    return { status: child.status, output: child.stdout + child.stderr };
  };
  return {
    folder,
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    remove: (path) => rmSync(join(folder, path), { force: true }),
    lint(path) {
      const outcome = run(
        binary("oxlint"),
        `--config=${UNTYPED_RULES}`,
        "--deny-warnings",
        "--format=json",
        path,
      );
      const { diagnostics } = JSON.parse(outcome.output) as { diagnostics: Finding[] };
      return { ...outcome, findings: diagnostics };
    },
    compile: (...projects) =>
      run(binary("typescript", "tsc"), "-b", ...projects, "--pretty", "false"),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}

const UNTYPED_RULES = "untyped-rules.mjs";

/**
 * The linter's rules, without those that need types: none of these concerns layers, and they cost
 * seconds. `npm run check` has them all.
 */
const untypedRules = `import rules from "./oxlint.config.mjs";
export default { ...rules, options: { ...rules.options, typeAware: false } };
`;

/** The script that a package installs under a name. */
function binary(name: string, command: string = name): string {
  const manifest = require.resolve(`${name}/package.json`);
  const { bin } = require(manifest) as { bin: Record<string, string> };
  return join(dirname(manifest), bin[command]);
}
