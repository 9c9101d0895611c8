import {
  html,
  nothing,
  svg,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import {
  axisFraction,
  axisTicks,
  axisValue,
  formatNumber,
  spikePathSummary,
  type SpikePathFigure,
} from "../../plot/index.ts";
import type { MarkerDetail } from "../curves/maskrisk-curves.ts";
import { SizedElement } from "../parts/sized-element.ts";
import { spectrumStyles } from "./spectrum.styles.ts";

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The upper edge of the bulk and the outliers of spikes as the masks change, with the ratio in force.
 *
 * @fires marker-input the ratio is being dragged
 * @fires marker-change it was let go, or moved by keyboard
 */
export class MaskriskSpikes extends SizedElement<SpikePathFigure> {
  static override properties: PropertyDeclarations = {
    ...SizedElement.properties,
    marker: { attribute: false },
    movable: { type: Boolean },
    stale: { type: Boolean },
  };

  static override styles: CSSResult = spectrumStyles;

  /** Ratio in force; null for none. */
  declare marker: number | null;
  /** Whether it can be dragged. */
  declare movable: boolean;
  /** Whether the curves are those of the problem before. */
  declare stale: boolean;

  #dragging = false;

  constructor() {
    super();
    this.marker = null;
    this.movable = false;
    this.stale = false;
  }

  #box(): Box {
    return { left: 42, right: this.width - 16, top: 26, bottom: this.height - 48 };
  }

  #send(type: "marker-input" | "marker-change", value: number): void {
    const rounded = Math.min(0.98, Math.max(0, Number(value.toFixed(3))));
    this.dispatchEvent(new CustomEvent<MarkerDetail>(type, { detail: { value: rounded } }));
  }

  #valueAt(event: PointerEvent): number {
    const { left, right } = this.#box();
    const fraction = Math.min(1, Math.max(0, (this.pixel(event) - left) / (right - left)));
    return axisValue((this.figure as SpikePathFigure).x, fraction);
  }

  #onDown(event: PointerEvent): void {
    if (event.button !== 0 || !this.movable) return;
    this.#dragging = true;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  }

  #onMove(event: PointerEvent): void {
    if (this.#dragging) this.#send("marker-input", this.#valueAt(event));
  }

  #onUp(): void {
    if (!this.#dragging) return;
    this.#dragging = false;
    this.#send("marker-change", this.marker ?? 0);
  }

  #onKey(event: KeyboardEvent): void {
    if (!this.movable) return;
    const step = event.shiftKey || event.key.startsWith("Page") ? 0.1 : 0.01;
    const direction = ["ArrowRight", "ArrowUp", "PageUp"].includes(event.key)
      ? 1
      : ["ArrowLeft", "ArrowDown", "PageDown"].includes(event.key)
        ? -1
        : 0;
    if (direction === 0) return;
    event.preventDefault();
    this.#send("marker-change", (this.marker ?? 0) + direction * step);
  }

  protected override render(): TemplateResult {
    const { figure } = this;
    if (figure === null || !this.ready) return html`<div class="canvas" hidden></div>`;
    return html`<div class="canvas" role="img" aria-label=${spikePathSummary(figure)}>
        <svg width=${this.width} height=${this.height} aria-hidden="true">
          ${this.#axes(figure)}
          <g class="limit-part ${this.stale ? "stale" : ""}">${this.#courses(figure)}</g>
        </svg>
      </div>
      ${this.#marker(figure)}`;
  }

  #axes(figure: SpikePathFigure): unknown {
    const { left, right, top, bottom } = this.#box();
    const xs = axisTicks(figure.x, Math.max(3, (right - left) / 75));
    const ys = axisTicks(figure.y, Math.max(2, (bottom - top) / 50));
    const { x, y } = this.#places(figure);
    return svg`
      ${ys.values.map(
        (value, i) => svg`
          <line class="grid" x1=${left} x2=${right} y1=${y(value)} y2=${y(value)} />
          <text x=${left - 7} y=${y(value) + 4} text-anchor="end">${ys.labels[i]}</text>`,
      )}
      <line class="axis" x1=${left} x2=${right} y1=${bottom} y2=${bottom} />
      ${xs.values.map(
        (value, i) => svg`
          <line class="tick" x1=${x(value)} x2=${x(value)} y1=${bottom} y2=${bottom + 4} />
          <text x=${x(value)} y=${bottom + 18} text-anchor="middle">${xs.labels[i]}</text>`,
      )}
      <text class="strong" x="0" y="12">↑ ${figure.y.label}</text>
    `;
  }

  #places(figure: SpikePathFigure): { x: (value: number) => number; y: (value: number) => number } {
    const { left, right, top, bottom } = this.#box();
    return {
      x: (value) => left + axisFraction(figure.x, value) * (right - left),
      y: (value) =>
        bottom - Math.min(1.02, Math.max(0, axisFraction(figure.y, value))) * (bottom - top),
    };
  }

  #courses(figure: SpikePathFigure): unknown {
    const { x, y } = this.#places(figure);
    const { left, right, bottom, top } = this.#box();
    const line = (values: Float64Array): string => {
      let path = "";
      let pen = "M";
      values.forEach((value, i) => {
        if (!Number.isFinite(value)) {
          pen = "M";
          return;
        }
        path += `${pen}${x(figure.ratio[i] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`;
        pen = "L";
      });
      return path;
    };
    const edge = line(figure.edge);
    const shown = Array.from(figure.ratio).filter((_, i) => Number.isFinite(figure.edge[i]));
    const [from, to] = [shown[0], shown.at(-1)];
    const band =
      from === undefined || to === undefined
        ? ""
        : `${edge}L${x(to)} ${bottom}L${x(from)} ${bottom}Z`;
    return svg`
      <path class="band" d=${band} />
      <path class="edge" d=${edge} />
      ${figure.spikes.slice(0, 12).map(
        ({ location, lambda, thresholds }) => svg`
          <path class="course" d=${line(location)} />
          ${thresholds.length > 0 ? nothing : this.#courseName(figure, location, lambda)}`,
      )}
      ${figure.spikes.slice(0, 12).flatMap(({ thresholds, lambda }) =>
        thresholds.map((p) => {
          const at = x(p);
          const height = y(edgeAt(figure, p));
          const name = `${formatNumber(lambda, 3)}: ${figure.x.symbol}* = ${formatNumber(p, 3)}`;
          const flip = at > right - 108;
          return svg`
            <circle class="ring" cx=${at} cy=${height} r="5" />
            ${
              figure.spikes.length > 4
                ? nothing
                : svg`<text class="fate" x=${flip ? right : at + 8} y=${bottom - height > 26 ? height + 18 : Math.max(top + 10, height - 11)} text-anchor=${flip ? "end" : "start"}>${name}</text>`
            }`;
        }),
      )}
      <text class="hue" x=${left + 8} y=${bottom - 8}>bulk</text>
    `;
  }

  /** A course's name at its start, when there are few; others are named where they end. */
  #courseName(figure: SpikePathFigure, location: Float64Array, lambda: number): unknown {
    const first = location.findIndex((value) => Number.isFinite(value));
    if (first < 0 || figure.spikes.length > 6) return nothing;
    const { x, y } = this.#places(figure);
    const at = location[first] ?? 0;
    return svg`<text class="fate" x=${x(figure.ratio[first] ?? 0) + 6} y=${y(at) - 7}>
      λ = ${formatNumber(lambda, 3)}
    </text>`;
  }

  #marker(figure: SpikePathFigure): unknown {
    const { marker, movable } = this;
    if (marker === null) return nothing;
    const fraction = axisFraction(figure.x, marker);
    if (!(fraction >= -1e-9 && fraction <= 1 + 1e-9)) return nothing;
    const { x } = this.#places(figure);
    const { top } = this.#box();
    const tag = html`<span class="tag"
      ><i>${figure.x.symbol}</i> = ${formatNumber(marker, 3)}</span
    >`;
    const style = `left:${x(marker)}px;top:${top}px;height:${this.height - top - 2}px`;
    if (!movable) return html`<div class="marker" .style=${style} aria-hidden="true">${tag}</div>`;
    return html`<div
      class="marker movable"
      role="slider"
      tabindex="0"
      aria-label="Mask ratio along the outliers"
      aria-valuemin="0"
      aria-valuemax=${figure.x.range[1]}
      aria-valuenow=${marker}
      aria-valuetext=${formatNumber(marker)}
      .style=${style}
      @pointerdown=${this.#onDown}
      @pointermove=${this.#onMove}
      @pointerup=${this.#onUp}
      @pointercancel=${this.#onUp}
      @keydown=${this.#onKey}
    >
      ${tag}
    </div>`;
  }
}

/** The edge at a ratio, between the places that are known. */
function edgeAt({ ratio, edge }: SpikePathFigure, p: number): number {
  const next = Math.max(
    1,
    ratio.findIndex((one) => one >= p),
  );
  const [a, b] = [ratio[next - 1] ?? 0, ratio[next] ?? 1];
  const [low, high] = [edge[next - 1] ?? Number.NaN, edge[next] ?? Number.NaN];
  if (Number.isNaN(low)) return high;
  return low + ((high - low) * (p - a)) / (b - a);
}
