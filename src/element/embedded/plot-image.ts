import { describeProblem, shownCurves } from "../../instrument/index.ts";
import { loadExports, VERSION, type Figure, type Provenance } from "../../plot/index.ts";
import { encodeState, type ExplorerState } from "../../state/index.ts";
import type { ImageOptions } from "./maskrisk-element.types.ts";

/**
 * A figure as an SVG file that says where it comes from; light unless asked.
 *
 * @throws RangeError for a size that is no number of pixels
 *
 * @param link opens the state in the explorer; null when no explorer is known
 */
export async function svgImage(
  figure: Figure,
  state: ExplorerState,
  link: string | null,
  { theme, width = 760, height = 440, background = "paper", title = "" }: ImageOptions,
): Promise<string> {
  const { figureSvg, DARK_THEME, LARGEST_SIDE, LIGHT_THEME } = await loadExports();
  for (const [name, pixels] of Object.entries({ width, height })) {
    if (typeof pixels !== "number" || !(pixels >= 1 && pixels <= LARGEST_SIDE)) {
      throw new RangeError(
        `${name} must be a number in [1, ${LARGEST_SIDE}], not ${String(pixels)}`,
      );
    }
  }
  const colours = theme === "dark" ? DARK_THEME : LIGHT_THEME;
  return figureSvg(
    figure,
    { width, height, theme: colours, background, title },
    provenanceOf(state, title, link),
  );
}

function provenanceOf(state: ExplorerState, title: string, link: string | null): Provenance {
  const { problem, axis, experiment } = state;
  return {
    program: "maskrisk",
    version: VERSION,
    title: title || describeProblem(problem),
    problem,
    curves: shownCurves(state).map((curve) => ({ name: curve.name, problem: curve.problem })),
    axis,
    experiment,
    link: link ?? `?${encodeState(state)}`,
  };
}
