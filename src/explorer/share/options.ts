import { html, type TemplateResult } from "lit";
import type { ExportSizeName } from "../../plot/index.ts";
import type { Sharing } from "./snippets.ts";

/** What is chosen in the dialog. */
export interface ShareOptions extends Pick<
  Sharing,
  "height" | "theme" | "controls" | "still" | "run" | "heading"
> {
  readonly size: ExportSizeName;
  /** Pixels of an image to each CSS pixel. */
  readonly scale: number;
  readonly colours: "light" | "dark";
  readonly background: "paper" | "transparent";
  /** Whether the page's type is in the file. */
  readonly font: boolean;
}

/** What is chosen at first. */
export const USUAL: ShareOptions = {
  height: 460,
  theme: "auto",
  controls: "min",
  still: false,
  run: false,
  heading: "",
  size: "slide",
  scale: 2,
  colours: "light",
  background: "paper",
  font: true,
};

/** Takes a change of what is chosen. */
type Change = (change: Partial<ShareOptions>) => void;

const SIZES: Readonly<Record<ExportSizeName, string>> = {
  slide: "Slide, 1280 × 720",
  page: "Page, 170 mm",
  column: "Column, 85 mm",
};

function choice<T extends string>(
  label: string,
  value: T,
  options: Readonly<Record<T, string>>,
  take: (value: T) => void,
): TemplateResult {
  return html`<label
    >${label}<select
      @change=${(event: Event) => take((event.target as HTMLSelectElement).value as T)}
    >
      ${Object.entries<string>(options).map(
        ([name, text]) => html`<option value=${name} ?selected=${name === value}>${text}</option>`,
      )}
    </select></label
  >`;
}

function flag(label: string, value: boolean, take: (value: boolean) => void): TemplateResult {
  return html`<label class="flag"
    ><input
      type="checkbox"
      .checked=${value}
      @change=${(event: Event) => take((event.target as HTMLInputElement).checked)}
    />${label}</label
  >`;
}

function heading(value: string, take: Change): TemplateResult {
  return html`<label
    >Title above the plot<input
      type="text"
      maxlength="200"
      .value=${value}
      placeholder="none"
      @change=${(event: Event) => take({ heading: (event.target as HTMLInputElement).value })}
  /></label>`;
}

/** How a live plot looks on the page around it. */
export function embedOptions(options: ShareOptions, take: Change): TemplateResult {
  return html`<div class="options">
    ${choice(
      "Controls",
      options.controls,
      { none: "none", min: "a few", full: "all" },
      (controls) => take({ controls }),
    )}
    ${choice(
      "Colours",
      options.theme,
      { auto: "as the reader's", light: "light", dark: "dark" },
      (theme) => take({ theme }),
    )}
    <label
      >Height, px<input
        type="number"
        min="200"
        max="2000"
        step="10"
        .value=${String(options.height)}
        @change=${(event: Event) => {
          const height = Math.round(Number((event.target as HTMLInputElement).value));
          if (height >= 200 && height <= 2000) take({ height });
        }}
    /></label>
    ${heading(options.heading, take)}
    ${flag("still picture", options.still, (still) => take({ still }))}
    ${flag("simulate at once", options.run, (run) => take({ run }))}
  </div>`;
}

/** How a picture is exported. */
export function imageOptions(options: ShareOptions, take: Change): TemplateResult {
  return html`<div class="options">
    ${choice("Size", options.size, SIZES, (size) => take({ size }))}
    ${choice(
      "PNG pixels",
      String(options.scale) as "1" | "2" | "3" | "4",
      { "1": "1 ×", "2": "2 ×", "3": "3 ×", "4": "4 ×" },
      (scale) => take({ scale: Number(scale) }),
    )}
    ${choice("Colours", options.colours, { light: "light", dark: "dark" }, (colours) =>
      take({ colours }),
    )}
    ${choice(
      "Background",
      options.background,
      { paper: "paper", transparent: "transparent" },
      (background) => take({ background }),
    )}
    ${heading(options.heading, take)}
    ${flag("fonts in the file, 60 kB", options.font, (font) => take({ font }))}
  </div>`;
}
