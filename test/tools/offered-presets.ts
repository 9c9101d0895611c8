import { presetsWith } from "../../src/explorer/presets/preset-list.ts";
import type { Preset } from "../../src/explorer/presets/preset.ts";
import { computeSpectra } from "../../vite.config.ts";

/** The presets of the page, outside the bundler. */
export function offeredPresets(): readonly Preset[] {
  return presetsWith(computeSpectra());
}
