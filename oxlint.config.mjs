import { readFileSync } from "node:fs";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));

const { layers } = read("src/layers.json");
const { dependencies, devDependencies } = read("package.json");
const packages = [...Object.keys(dependencies), ...Object.keys(devDependencies)].filter(
  (name) => !name.startsWith("@types/"),
);

/** Globals that a layer seeing nothing of its host may not name. */
const HOST = [
  "document",
  "window",
  "self",
  "navigator",
  "location",
  "localStorage",
  "Worker",
  "Date",
  "performance",
  "setTimeout",
  "setInterval",
  "requestAnimationFrame",
  "fetch",
  "process",
  "globalThis",
  "crypto",
];

/** What a layer may import: other layers through their index, its own packages, Node if it sees it. */
function importRules(name, { imports, packages: own, sees }) {
  const others = Object.keys(layers).filter((other) => other !== name && !imports.includes(other));
  const refused = packages.filter((each) => !own.includes(each));
  const patterns = [
    {
      regex: `^(\\.\\./)+(${others.join("|")})/`,
      message: `${name} may import only ${imports.join(", ") || "nothing"}: dependencies run one way.`,
    },
    {
      group: refused.flatMap((each) => [each, `${each}/**`]),
      message: `${name} does not use this package.`,
    },
  ];
  if (imports.length > 0)
    patterns.push({
      group: imports.flatMap((other) => [`**/${other}/*`, `!**/${other}/index.ts`]),
      message: "Import another layer through its index.ts.",
    });
  if (sees !== "node")
    patterns.push({ group: ["node:*"], message: "Only the command line sees Node." });
  return ["error", { patterns }];
}

const pure = HOST.map((name) => ({
  name,
  message: "Pure layers see no DOM, worker, clock or file.",
}));

/** The rules of src/layers.json. */
const layered = Object.entries(layers).map(([name, layer]) => ({
  files: [`src/${name}/**`],
  rules: {
    "no-restricted-imports": importRules(name, layer),
    ...(layer.sees === "nothing" && { "no-restricted-globals": ["error", ...pure] }),
  },
}));

export default {
  plugins: ["typescript", "unicorn", "import", "oxc", "promise"],
  categories: { correctness: "error", suspicious: "error", perf: "error" },
  options: { typeAware: true },
  rules: {
    "no-console": "error",
    "no-eval": "error",
    "no-restricted-properties": [
      "error",
      { object: "Math", property: "random", message: "Random streams are always a parameter." },
    ],
    "import/no-cycle": "error",
    "max-lines": ["error", { max: 400, skipBlankLines: false, skipComments: false }],
    "unicorn/prefer-array-some": "error",
    "typescript/no-explicit-any": "error",
    "typescript/ban-ts-comment": "error",
    eqeqeq: "error",
    "typescript/consistent-type-imports": "error",
    "import/no-unassigned-import": ["error", { allow: ["**/*.css", "@fontsource-variable/*"] }],
    "typescript/unbound-method": "off",
    "typescript/no-unsafe-type-assertion": "off",
    "typescript/consistent-return": "off",
    "no-await-in-loop": "off",
    "no-shadow": "off",
    "unicorn/no-array-sort": "off",
    "unicorn/no-new-array": "off",
    "unicorn/no-array-reverse": "off",
    "unicorn/consistent-function-scoping": "off",
    "unicorn/no-thenable": "off",
    "unicorn/require-post-message-target-origin": "off",
    "oxc/no-map-spread": "off",
  },
  ignorePatterns: [
    "dist/**",
    "node_modules/**",
    "src/kernels/assembly/*.ts",
    "src/kernels/engine-module.ts",
  ],
  overrides: [
    ...layered,
    {
      // a worker's module is made by the bundler
      files: [
        "src/instrument/experiments/shared-pool.ts",
        "src/explorer/views/data/{holdout-runs,table-client}.ts",
      ],
      rules: { "import/default": "off" },
    },
    {
      files: ["src/kernels/assembly/build.mjs"],
      rules: { "no-restricted-imports": "off", "no-restricted-globals": "off" },
    },
    {
      files: ["src/cli/**", "src/explorer/**", "test/bench/**", "test/tools/**"],
      rules: { "no-console": "off" },
    },
  ],
};
