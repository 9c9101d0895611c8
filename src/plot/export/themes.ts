import type { PlotTheme } from "../figure/theme.ts";

/** Type that most machines have something of; the page's own comes first. */
const FONT =
  "'Source Sans 3 Variable','Source Sans 3','Source Sans Pro','Helvetica Neue',Arial,sans-serif";

/** The page's light colours on white paper: what is exported unless asked otherwise. */
export const LIGHT_THEME: PlotTheme = {
  ink: "#1b1d22",
  muted: "#5b6270",
  grid: "#eae7de",
  paper: "#ffffff",
  sunken: "#eceae2",
  hatch: "#a39d8f",
  series: ["#1f5fd0", "#0b7d6e", "#a85b00", "#7a48c9", "#566879", "#5f7000"],
  random: "#c81e5c",
  ramp: ["#c98d12", "#b15a14", "#842c17", "#3d0c11"],
  font: FONT,
};

/** The page's dark colours. */
export const DARK_THEME: PlotTheme = {
  ink: "#eceae4",
  muted: "#9fa8b7",
  grid: "#242a35",
  paper: "#12151b",
  sunken: "#262c38",
  hatch: "#6d7584",
  series: ["#79a8ff", "#3fcbb4", "#f2a955", "#bb9bff", "#a9bac8", "#c3cf52"],
  random: "#ff7aa5",
  ramp: ["#8d5a2c", "#c98335", "#f0b95d", "#fff1c9"],
  font: FONT,
};
