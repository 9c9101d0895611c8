import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "oxfmt";

/** A row of src/layers.json. */
export interface Layer {
  readonly imports: readonly string[];
  readonly packages: readonly string[];
  readonly sees: string;
  readonly uncheckedIndices?: boolean;
}

/** What the compiler knows of each host. */
const HOSTS: Readonly<Record<string, object>> = {
  nothing: {},
  page: { lib: ["ES2023", "DOM", "DOM.Iterable"], types: ["vite/client"] },
  node: { types: ["node"] },
};

const references = (paths: readonly string[]): { path: string }[] =>
  paths.map((path) => ({ path }));

function layerProject(name: string, { imports, sees, uncheckedIndices = false }: Layer): object {
  return {
    extends: "../../tsconfig.base.json",
    compilerOptions: {
      rootDir: ".",
      outDir: `../../dist/lib/${name}`,
      tsBuildInfoFile: `../../dist/lib/${name}/.tsbuildinfo`,
      ...HOSTS[sees],
      ...(uncheckedIndices && { noUncheckedIndexedAccess: false }),
    },
    include: ["."],
    // the engine's module is AssemblyScript, which has a compiler of its own
    ...(name === "kernels" && { exclude: ["assembly"] }),
    references: references(imports.map((other) => `../${other}`)),
  };
}

const parsed = (root: string, path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(root, path), "utf8")) as Record<string, unknown>;

/** The rows of src/layers.json, lowest layer first. */
export function layerTable(root: string): Readonly<Record<string, Layer>> {
  return parsed(root, "src/layers.json")["layers"] as Readonly<Record<string, Layer>>;
}

/** Compiler projects by path, as src/layers.json has them. */
function layerProjects(root: string): Readonly<Record<string, object>> {
  const layers = layerTable(root);
  const names = Object.keys(layers);
  const page = names.filter((name) => layers[name].sees === "page");
  const referring = (path: string, paths: readonly string[]): object => ({
    ...parsed(root, path),
    references: references(paths),
  });
  return {
    ...Object.fromEntries(
      names.map((name) => [`src/${name}/tsconfig.json`, layerProject(name, layers[name])]),
    ),
    "src/tsconfig.json": referring(
      "src/tsconfig.json",
      names.filter((name) => !page.includes(name)),
    ),
    "tsconfig.json": referring("tsconfig.json", [
      "src",
      ...page.map((name) => `src/${name}`),
      "test",
    ]),
    "test/tsconfig.json": referring("test/tsconfig.json", [
      "../src",
      ...names.map((name) => `../src/${name}`),
    ]),
  };
}

/** Texts, by path, of the projects under `root` that are not as its src/layers.json has them. */
export async function staleProjects(root: string): Promise<Readonly<Record<string, string>>> {
  const style = parsed(root, ".oxfmtrc.json");
  const stale: Record<string, string> = {};
  for (const [path, project] of Object.entries(layerProjects(root))) {
    const { code } = await format(path, JSON.stringify(project, null, 2), style);
    const file = join(root, path);
    if (!existsSync(file) || readFileSync(file, "utf8") !== code) stale[path] = code;
  }
  return stale;
}
