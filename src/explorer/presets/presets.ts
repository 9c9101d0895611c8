import { tableSpectra } from "virtual:table-spectra";
import { presetsWith } from "./preset-list.ts";
import type { Preset } from "./preset.ts";

/** Starting points, the first of which opens when a link says nothing. */
export const presets: readonly Preset[] = presetsWith(tableSpectra);
