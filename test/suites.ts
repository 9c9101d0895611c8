import type { Plugin } from "vite";
import type { ViteUserConfig } from "vitest/config";

/** Modules are read once for all files of a thread: they hold nothing that tests change. */
const shared = { isolate: false, pool: "threads" } as const;

const unit = {
  ...shared,
  include: ["test/**/*.test.ts"],
  exclude: ["test/browser/**", "test/cli/**", "test/long/**"],
};

/**
 * Four suites: `unit` (fast, no browser), `command` (the built command line), `browser` (the built
 * page in Chromium) and `long`. And `fresh`: the unit tests with cases never tried before, and
 * `browser-long`: page tests on more links and more screens.
 *
 * @param plugin serves tests what the build computes
 */
export function suites(plugin: () => Plugin): NonNullable<ViteUserConfig["test"]> {
  return {
    // every core: the usual one less leaves two of them half idle
    maxWorkers: "100%",
    projects: [
      {
        plugins: [plugin()],
        test: {
          ...unit,
          name: "unit",
          setupFiles: ["test/fixed-seed.ts"],
          testTimeout: 60_000,
        },
      },
      {
        plugins: [plugin()],
        test: { ...unit, name: "fresh", testTimeout: 240_000 },
      },
      {
        test: {
          ...shared,
          name: "command",
          include: ["test/cli/**/*.test.ts"],
          globalSetup: ["test/cli/global-setup.ts"],
          testTimeout: 60_000,
        },
      },
      ...[false, true].map((thorough) => ({
        plugins: [plugin()],
        test: {
          ...shared,
          name: thorough ? "browser-long" : "browser",
          include: thorough
            ? ["test/browser/{hostile,accessibility,lessons,formula,claims,looking-down}.test.ts"]
            : ["test/browser/**/*.test.ts"],
          provide: { thorough },
          globalSetup: ["test/browser/global-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000, interval: 25 } },
          // and after all others
          sequence: { groupOrder: 1 },
        },
      })),
      {
        test: { name: "long", include: ["test/long/**/*.test.ts"], testTimeout: 1_800_000 },
      },
    ],
  };
}
