import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { formatNumber } from "../../../plot/index.ts";
import type { Chart, ChartAxis, ChartLine } from "./finding.ts";

/** A simulated mean on a chart, with its standard error. */
export interface ChartMean {
  readonly x: number;
  readonly mean: number;
  readonly standardError: number;
  readonly tone: number | "random";
}

const WIDTH = 420;
const HEIGHT = 236;
const EDGE = { left: 46, right: 12, top: 26, bottom: 40 } as const;

const colour = (tone: number | "random"): string =>
  tone === "random" ? "var(--series-random)" : `var(--series-${tone})`;

/** The share of an axis at a value: 0 at its start, 1 at its end. */
function shareOf({ scale, range: [from, to] }: ChartAxis, value: number): number {
  return scale === "log"
    ? Math.log(value / from) / Math.log(to / from)
    : (value - from) / (to - from);
}

/** A few round numbers of an axis. */
function ticksOf({ scale, range: [from, to] }: ChartAxis): number[] {
  if (scale === "linear" || to / from < 4) {
    const rough = (to - from) / 4;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * ([1, 2, 5, 10].find((one) => one * power >= rough) ?? 10);
    const first = Math.ceil(from / step - 1e-9);
    const count = Math.floor(to / step + 1e-9) - first + 1;
    return Array.from({ length: count }, (_, k) => Number(((first + k) * step).toPrecision(12)));
  }
  const decades = Math.log10(to / from);
  const leads = decades < 2.2 ? [1, 2, 5] : [1];
  const exponents = Array.from(
    { length: Math.ceil(decades) + 2 },
    (_, k) => Math.floor(Math.log10(from)) + k,
  );
  return exponents
    .flatMap((exponent) => leads.map((lead) => Number(`${lead}e${exponent}`)))
    .filter((value) => value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9));
}

/** Path of a line between pixel edges; what is not finite or far outside is a gap. */
function pathOf(
  line: ChartLine,
  chart: Chart,
  place: (x: number, y: number) => readonly [number, number],
): string {
  let down = false;
  return line.x
    .map((x, i) => {
      const y = line.y[i] ?? Number.NaN;
      const share = shareOf(chart.y, y);
      if (!Number.isFinite(share)) {
        down = false;
        return "";
      }
      const [px, py] = place(x, y);
      const move = down ? "L" : "M";
      down = true;
      return `${move}${px.toFixed(1)} ${py.toFixed(1)}`;
    })
    .join("");
}

/** The chart as a spark: its lines alone. Decoration: its words are beside it. */
export function spark(chart: Chart): TemplateResult {
  const [width, height] = [112, 34];
  const place = (x: number, y: number): readonly [number, number] => [
    2 + (width - 4) * shareOf(chart.x, x),
    height - 2 - (height - 4) * Math.min(1.2, Math.max(-0.2, shareOf(chart.y, y))),
  ];
  return html`<svg class="spark" viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${chart.lines.map(
      (line) =>
        svg`<path d=${pathOf(line, chart, place)} fill="none" stroke=${colour(line.tone)}
          stroke-width="1.6" stroke-dasharray=${line.dashed ? "3 2.5" : nothing} />`,
    )}
  </svg>`;
}

/** The chart with its axes, its key, and simulated means where there are any. */
export function chartFigure(chart: Chart, id: string, means: readonly ChartMean[]): TemplateResult {
  const place = (x: number, y: number): readonly [number, number] => [
    EDGE.left + (WIDTH - EDGE.left - EDGE.right) * shareOf(chart.x, x),
    HEIGHT -
      EDGE.bottom -
      (HEIGHT - EDGE.top - EDGE.bottom) * Math.min(3, Math.max(-2, shareOf(chart.y, y))),
  ];
  const bottom = HEIGHT - EDGE.bottom;
  return html`<figure class="chart">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${summary(chart, means.length)}>
      <clipPath id="clip-${id}">
        <rect
          x=${EDGE.left - 6}
          y=${EDGE.top - 4}
          width=${WIDTH - EDGE.left - EDGE.right + 12}
          height=${bottom - EDGE.top + 10}
        />
      </clipPath>
      <text class="axis-name" x="2" y="13">${chart.y.name}</text>
      <text class="axis-name" x=${WIDTH - EDGE.right} y=${HEIGHT - 6} text-anchor="end">
        ${chart.x.name}
      </text>
      ${ticksOf(chart.y).map((value) => {
        const y = place(chart.x.range[0], value)[1];
        return svg`<line class="grid" x1=${EDGE.left} x2=${WIDTH - EDGE.right} y1=${y} y2=${y} />
          <text class="tick" x=${EDGE.left - 6} y=${y + 4} text-anchor="end">${formatNumber(value, 3)}</text>`;
      })}
      <line class="base" x1=${EDGE.left} x2=${WIDTH - EDGE.right} y1=${bottom} y2=${bottom} />
      ${ticksOf(chart.x).map((value) => {
        const x = place(value, chart.y.range[0])[0];
        return svg`<line class="base" x1=${x} x2=${x} y1=${bottom} y2=${bottom + 4} />
          <text class="tick" x=${x} y=${bottom + 17} text-anchor="middle">${formatNumber(value, 3)}</text>`;
      })}
      <g clip-path="url(#clip-${id})">
        ${chart.lines.map(
          (line) =>
            svg`<path d=${pathOf(line, chart, place)} fill="none" stroke=${colour(line.tone)}
              stroke-width="2" stroke-linejoin="round" stroke-dasharray=${line.dashed ? "5 4" : nothing} />`,
        )}
        ${(chart.dots ?? []).map(({ x, y, tone }) => {
          const [px, py] = place(x, y);
          return svg`<circle cx=${px} cy=${py} r="2.4" fill=${colour(tone)} opacity="0.65" />`;
        })}
        ${(chart.marks ?? []).map(({ x, y, tone }) => {
          const [px, py] = place(x, y);
          return svg`<circle cx=${px} cy=${py} r="5" fill="var(--paper)" stroke=${colour(tone)} stroke-width="2" />`;
        })}
        ${means.map((mean) => meanMark(mean, place))}
      </g>
    </svg>
    <figcaption>
      ${chart.lines.map(
        ({ name, tone, dashed }) =>
          html`<span
            ><svg class="swatch" viewBox="0 0 22 8" aria-hidden="true">
              <line
                x1="1"
                x2="21"
                y1="4"
                y2="4"
                stroke=${colour(tone)}
                stroke-width="2"
                stroke-dasharray=${dashed ? "5 3" : nothing}
              /></svg
            >${name}</span
          >`,
      )}
      ${
        means.length === 0
          ? nothing
          : html`<span class="simulated">● simulated mean ± 1.96 standard errors</span>`
      }
    </figcaption>
  </figure>`;
}

function meanMark(
  { x, mean, standardError, tone }: ChartMean,
  place: (x: number, y: number) => readonly [number, number],
): SVGTemplateResult {
  const [px, py] = place(x, mean);
  const high = place(x, mean + 1.96 * standardError)[1];
  const low = place(x, Math.max(mean / 100, mean - 1.96 * standardError))[1];
  return svg`<line x1=${px} x2=${px} y1=${low} y2=${high} stroke=${colour(tone)} stroke-width="1.6" />
    <circle cx=${px} cy=${py} r="4" fill=${colour(tone)} stroke="var(--paper)" stroke-width="1" />`;
}

/** The chart in words, for who does not see it; the numbers are in the table beside it. */
function summary({ x, y, lines, dots }: Chart, means: number): string {
  const told = lines.map(({ name, y: values }) => {
    const finite = values.filter((value) => Number.isFinite(value));
    const [low, high] = [Math.min(...finite), Math.max(...finite)];
    const first = finite[0] ?? Number.NaN;
    const last = finite.at(-1) ?? Number.NaN;
    return `${name} from ${formatNumber(first, 3)} to ${formatNumber(last, 3)}, between ${formatNumber(low, 3)} and ${formatNumber(high, 3)}`;
  });
  const more = [
    ...(dots ? [`${dots.length} problems as dots`] : []),
    ...(means > 0 ? [`${means} simulated means`] : []),
  ];
  return `${y.name} over ${x.name}: ${[...told, ...more].join("; ")}.`;
}
