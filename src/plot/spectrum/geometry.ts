import { axisFraction } from "../axes/scale.ts";
import { spikeFate, type SpectrumFigure, type SpectrumStick } from "./spectrum-figure.ts";
import { formatNumber } from "../words/format.ts";
import { LabelRoom, textBox } from "../figure/placement.ts";

/** Where the parts of a spectrum lie, in pixels of its box. */
export interface SpectrumFrame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Whether the strips are named in a gutter on the left, or above themselves. */
  readonly gutter: boolean;
  /** Baselines of the strips: population, masked inputs, limit. */
  readonly population: number;
  readonly masked: number;
  readonly limit: number;
  /** Height of the sticks. */
  readonly tall: number;
  /** The panel of the density. */
  readonly top: number;
  readonly bottom: number;
}

/** The frame of a spectrum of this size; fixed for a size, so that nothing jumps. */
export function spectrumFrame(width: number, height: number): SpectrumFrame {
  const gutter = width >= 620;
  const tall = Math.max(26, Math.min(54, (gutter ? 0.115 : 0.085) * height));
  const names = gutter ? 0 : 14;
  const population = (gutter ? 22 : 23) + names + tall;
  const masked = population + (gutter ? 22 : 12) + names + 0.8 * tall;
  const limit = masked + (gutter ? 36 : 20) + names;
  return {
    width,
    height,
    gutter,
    left: gutter ? 146 : 38,
    right: gutter ? 26 : 14,
    population,
    masked,
    limit,
    tall,
    top: limit + (gutter ? 32 : 28),
    bottom: height - (gutter ? 44 : 40),
  };
}

/** Pixels from the left of an eigenvalue; what lies left of a log axis, 0 included, is at its start. */
export function eigenvaluePixel(
  { x }: Pick<SpectrumFigure, "x">,
  { left, right, width }: Pick<SpectrumFrame, "left" | "right" | "width">,
  value: number,
): number {
  const fraction = axisFraction(x, value);
  const inside = Number.isNaN(fraction) ? 0 : Math.min(1.2, Math.max(0, fraction));
  return left + inside * (width - left - right);
}

/** A named spot of a strip. */
export interface SpectrumLabel {
  readonly x: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
}

/** What is drawn of one eigenvalue. */
export interface StickMark {
  readonly stick: SpectrumStick;
  readonly index: number;
  /** Places in the three strips; null where it is not shown. */
  readonly population: number;
  readonly masked: number | null;
  readonly spread: readonly [number, number] | null;
  readonly limit: number | null;
  /** Height of its stick in the strip of the population. */
  readonly tall: number;
}

/** Heights of sticks are in proportion to mass, but all can be seen; spikes have none and a head. */
export function stickMarks(figure: SpectrumFigure, frame: SpectrumFrame): StickMark[] {
  const most = Math.max(0, ...figure.sticks.map((stick) => stick.mass));
  const at = (value: number): number => eigenvaluePixel(figure, frame, value);
  return figure.sticks.map((stick, index) => {
    const { masked, spike, outlier } = stick;
    const spread: [number, number] | null =
      masked === null || !figure.mixed
        ? null
        : [at(Math.max(0, masked.mean - masked.deviation)), at(masked.mean + masked.deviation)];
    return {
      stick,
      index,
      population: at(stick.lambda),
      masked: masked === null ? null : at(masked.mean),
      spread,
      limit: !spike ? null : outlier === null ? drownedAt(figure, at, stick) : at(outlier),
      tall: spike ? 0.7 * frame.tall : Math.max(5, (frame.tall * stick.mass) / (most || 1)),
    };
  });
}

/** A drowned spike ends in the bulk, at its masked eigenvalue or the nearest of the bulk's edges. */
function drownedAt(
  { edges }: SpectrumFigure,
  at: (value: number) => number,
  { masked }: SpectrumStick,
): number | null {
  if (masked === null || edges.length === 0) return null;
  let nearest = Infinity;
  let place = masked.mean;
  for (const [from, to] of edges) {
    const inside = Math.min(to, Math.max(from, masked.mean));
    if (Math.abs(inside - masked.mean) < nearest) {
      nearest = Math.abs(inside - masked.mean);
      place = inside;
    }
  }
  return at(place);
}

/** Rough width of a character in the figure's small type, in pixels. */
const CHARACTER = 6.3;

const textWidth = (text: string): number => CHARACTER * text.length;

/** Of labels that would overlap, the first keep their place; the rest are left out. */
export function withoutOverlaps(labels: readonly SpectrumLabel[]): SpectrumLabel[] {
  const room = new LabelRoom();
  return labels.filter((label) => {
    // with some air between neighbours of one line
    const box = textBox({ ...label, y: 0 }, CHARACTER);
    const aired = { ...box, left: box.left - 3, right: box.right + 3 };
    if (!room.isFree(aired)) return false;
    room.block(aired);
    return true;
  });
}

/** Names above the population's sticks: its spikes, largest first, and a few atoms. */
export function populationLabels(
  marks: readonly StickMark[],
  { left, right, width }: SpectrumFrame,
): SpectrumLabel[] {
  const few = marks.length <= 12;
  const named = marks
    .filter(({ stick }) => stick.spike || (few && stick.mass > 0))
    .toSorted(
      (a, b) => Number(b.stick.spike) - Number(a.stick.spike) || b.population - a.population,
    );
  return withoutOverlaps(
    named.map(({ stick, population }) => {
      const text = `λ = ${formatNumber(stick.lambda, 3)}`;
      const half = textWidth(text) / 2;
      const anchor =
        population + half > width - 2 ? "end" : population - half < left - 8 ? "start" : "middle";
      const x = anchor === "start" ? Math.max(left, population - 4) : population;
      return { x: anchor === "end" ? Math.min(x + 8, width - right + 20) : x, text, anchor };
    }),
  );
}

/** What becomes of the spikes, beside where they end. */
export function fateLabels(
  figure: SpectrumFigure,
  marks: readonly StickMark[],
  { width, right }: SpectrumFrame,
): SpectrumLabel[] {
  const spikes = marks
    .filter(({ stick, limit }) => stick.spike && limit !== null)
    .toSorted((a, b) => (b.limit ?? 0) - (a.limit ?? 0));
  return withoutOverlaps(
    spikes.map(({ stick, limit }) => {
      const text = spikeFate(stick, figure.criticalSpike);
      const at = limit ?? 0;
      const flip = at + 12 + textWidth(text) > width - right + 20;
      return { x: flip ? at - 11 : at + 11, text, anchor: flip ? "end" : "start" };
    }),
  );
}

/** The path of a curve in a panel, cut at its top; "" for none. */
export function densityPath(figure: SpectrumFigure, frame: SpectrumFrame): string {
  if (figure.density === null) return "";
  const { x, y } = figure.density;
  const up = heightOf(figure, frame);
  let path = "";
  for (const [from, to] of figure.edges) {
    let started = false;
    const add = (value: number, height: number): void => {
      const place = eigenvaluePixel(figure, frame, value).toFixed(1);
      path += `${started ? "L" : "M"}${place} ${up(height).toFixed(1)}`;
      started = true;
    };
    // an edge at 0 is where the density is largest, not 0
    if (from > 0) add(from, 0);
    for (let i = 0; i < x.length; i++) {
      const value = x[i] ?? 0;
      if (value > from && value < to) add(value, y[i] ?? 0);
    }
    if (started) add(to, 0);
  }
  return path;
}

/** The outline of a histogram. */
export function barsPath(figure: SpectrumFigure, frame: SpectrumFrame): string {
  const up = heightOf(figure, frame);
  return figure.bars
    .filter(({ height }) => height > 0)
    .map(({ from, to, height }) => {
      const a = eigenvaluePixel(figure, frame, from);
      const b = eigenvaluePixel(figure, frame, to);
      // a hair between bars wide enough for it
      const gap = b - a > 9 ? 0.5 : 0;
      return `M${(a + gap).toFixed(1)} ${frame.bottom}V${up(height).toFixed(1)}H${(b - gap).toFixed(1)}V${frame.bottom}Z`;
    })
    .join("");
}

/** Pixels from the top of a density, never above the panel. */
export function heightOf(
  { y }: SpectrumFigure,
  { top, bottom }: SpectrumFrame,
): (density: number) => number {
  return (density) => bottom - Math.min(1, Math.max(0, axisFraction(y, density))) * (bottom - top);
}
