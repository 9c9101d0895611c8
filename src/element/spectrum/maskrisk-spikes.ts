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
  LabelRoom,
  spikePathSummary,
  type LabelBox,
  type PlacedText,
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
    const { left, bottom } = this.#box();
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
      ${figure.spikes
        .slice(0, 12)
        .map(({ location }) => svg`<path class="course" d=${line(location)} />`)}
      ${figure.spikes
        .slice(0, 12)
        .flatMap(({ thresholds }) =>
          thresholds.map(
            (p) => svg`<circle class="ring" cx=${x(p)} cy=${y(edgeAt(figure, p))} r="5" />`,
          ),
        )}
      ${this.#names(figure).map(
        (one) =>
          svg`<text class="fate" x=${one.x} y=${one.y} dominant-baseline="central"
            text-anchor=${one.anchor}>${one.text}</text>`,
      )}
      <text class="hue" x=${left + 8} y=${bottom - 8}>bulk</text>
    `;
  }

  /** Names of courses at their start, and of the ratios where spikes drown: as many as find room. */
  #names(figure: SpikePathFigure): PlacedText[] {
    const { x, y } = this.#places(figure);
    const { left, right, top, bottom } = this.#box();
    const room = new LabelRoom({ left, top: top - 6, right: right + 12, bottom: bottom - 2 });
    // "bulk", and the mark of the ratio in force with its tag
    room.block({ left, right: left + 44, top: bottom - 24, bottom });
    const { marker } = this;
    if (marker !== null) room.block(around(x(marker), (top + bottom) / 2, 3, (bottom - top) / 2));
    for (const { thresholds } of figure.spikes)
      for (const p of thresholds) room.block(around(x(p), y(edgeAt(figure, p)), 6, 6));
    return figure.spikes.flatMap(({ thresholds, lambda, location }): PlacedText[] => {
      const number = formatNumber(lambda, 3);
      if (thresholds.length === 0) {
        const first = location.findIndex((value) => Number.isFinite(value));
        if (first < 0) return [];
        const at = { x: x(figure.ratio[first] ?? 0), y: y(location[first] ?? 0) };
        return placed(room, namesAround(`λ = ${number}`, at.x, at.y));
      }
      return thresholds.flatMap((p) => {
        const name = `${number}: ${figure.x.symbol}* = ${formatNumber(p, 3)}`;
        return placed(room, namesAround(name, x(p), y(edgeAt(figure, p))));
      });
    });
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

/** A rectangle around a point. */
const around = (x: number, y: number, half: number, tall: number): LabelBox => ({
  left: x - half,
  right: x + half,
  top: y - tall,
  bottom: y + tall,
});

/** Places for a name around a point, best first. */
function namesAround(text: string, x: number, y: number): PlacedText[] {
  return [-14, 16, -32, 34, -50].flatMap((down): PlacedText[] => [
    { text, x: x + 8, y: y + down, anchor: "start" },
    { text, x: x - 8, y: y + down, anchor: "end" },
  ]);
}

function placed(room: LabelRoom, places: readonly PlacedText[]): PlacedText[] {
  const one = room.place(places);
  return one === null ? [] : [one];
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
