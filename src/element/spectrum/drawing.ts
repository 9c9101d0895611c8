import { nothing, svg } from "lit";
import {
  axisTicks,
  barsPath,
  densityPath,
  eigenvaluePixel,
  fateLabels,
  formatNumber,
  heightOf,
  populationLabels,
  stickMarks,
  withoutOverlaps,
  type SpectrumFigure,
  type SpectrumFrame,
  type StickMark,
} from "../../plot/index.ts";

/** Limiting density over the draw's histogram, with the axis under both. */
export function densityPanel(figure: SpectrumFigure, frame: SpectrumFrame): unknown {
  const { left, right, width, top, bottom } = frame;
  const end = width - right;
  const at = (value: number): number => eigenvaluePixel(figure, frame, value);
  const up = heightOf(figure, frame);
  const ticks = axisTicks(figure.x, Math.max(3, (end - left) / 90));
  const levels = axisTicks(figure.y, Math.max(2, (bottom - top) / 60));
  return svg`
    ${levels.values.map(
      (value, i) => svg`
        <line class="grid" x1=${left} x2=${end} y1=${up(value)} y2=${up(value)} />
        <text x=${left - 8} y=${up(value) + 4} text-anchor="end">${levels.labels[i]}</text>`,
    )}
    <g class="draw-part ${figure.fresh.draw ? "" : "stale"}">
      <path class="bars" d=${barsPath(figure, frame)} />
      ${figure.outlying.map(
        (value) => svg`<circle class="drawn-outlier" cx=${at(value)} cy=${bottom - 7} r="4.5" />`,
      )}
    </g>
    <path
      class="density limit-part ${figure.fresh.density ? "" : "stale"}"
      d=${densityPath(figure, frame)}
    />
    <line class="axis" x1=${left} x2=${end} y1=${bottom} y2=${bottom} />
    ${ticks.values.map(
      (value, i) => svg`
        <line class="tick" x1=${at(value)} x2=${at(value)} y1=${bottom} y2=${bottom + 5} />
        <text x=${at(value)} y=${bottom + 19} text-anchor="middle">${ticks.labels[i]}</text>`,
    )}
    <text class="strong" x=${end} y=${bottom + 38} text-anchor="end">${figure.x.label} →</text>
  `;
}

/** Sticks of the masked inputs are so much shorter than those of the population. */
const SHORT = 0.8;

/** All sticks of a strip as one path: there may be hundreds. */
function sticksPath(sticks: readonly { x: number; rise: number }[], base: number): string {
  return sticks.map(({ x, rise }) => `M${x.toFixed(1)} ${base}v${(-rise).toFixed(1)}`).join("");
}

function spreadPath(marks: readonly StickMark[], y: number): string {
  return marks
    .flatMap(({ spread }) =>
      spread === null ? [] : [`M${spread[0].toFixed(1)} ${y}H${spread[1].toFixed(1)}`],
    )
    .join("");
}

/** Population, masked inputs and limit, with the threads that join them. */
export function strips(
  figure: SpectrumFigure,
  frame: SpectrumFrame,
  marks: readonly StickMark[],
): unknown {
  const { left, right, width, population, masked, limit, tall, bottom } = frame;
  const many = marks.length > 40;
  const threaded = marks.filter(({ stick }) => stick.spike || marks.length <= 12);
  const at = (value: number): number => eigenvaluePixel(figure, frame, value);
  const maskedSticks = marks.flatMap(({ masked: x, tall: rise }) =>
    x === null ? [] : [{ x, rise: SHORT * rise }],
  );
  return svg`
    ${[population, masked, limit].map(
      (y) => svg`<line class="base" x1=${left} x2=${width - right} y1=${y} y2=${y} />`,
    )}
    <g class=${many ? "many" : ""}>
      ${threaded.map((mark) => thread(mark, frame))}
      <path class="stick" d=${sticksPath(
        marks.map(({ population: x, tall: rise }) => ({ x, rise })),
        population,
      )} />
      <path class="stick" d=${sticksPath(maskedSticks, masked)} />
      <path class="spread" d=${spreadPath(marks, masked - 2.5)} />
      ${marks
        .filter(({ stick }) => stick.spike)
        .map(
          ({ stick, population: x, masked: after, tall: rise }) => svg`
            ${stick.path === null ? svg`<circle class="head" cx=${x} cy=${population - rise} r="5" />` : nothing}
            ${after === null ? nothing : svg`<circle class="head" cx=${after} cy=${masked - SHORT * rise} r="4" />`}`,
        )}
    </g>
    <g class="limit-part ${figure.fresh.density ? "" : "stale"}">
      ${figure.edges.map(
        ([from, to]) => svg`<rect
          class="support"
          x=${at(from)}
          y=${limit - 4}
          width=${Math.max(2, at(to) - at(from))}
          height="8"
          rx="2"
        />`,
      )}
      ${
        figure.atom.mass > 0
          ? svg`<line
              class="zero"
              x1=${at(figure.atom.place)}
              x2=${at(figure.atom.place)}
              y1=${limit + 4}
              y2=${limit - Math.max(8, 0.62 * tall * figure.atom.mass)}
            />`
          : nothing
      }
    </g>
    ${marks.map(({ stick, limit: x }) => {
      if (!stick.spike || x === null) return nothing;
      return stick.outlier === null
        ? svg`<path class="cross" d="M${x - 4} ${limit - 11}l8 8m0 -8l-8 8" />`
        : svg`
          <line class="outlier-drop" x1=${x} x2=${x} y1=${limit} y2=${bottom} />
          <circle class="dot" cx=${x} cy=${limit} r="6.5" />`;
    })}
    ${populationLabels(marks, frame).map(
      ({ x, text, anchor }) =>
        svg`<text class="strong" x=${x} y=${population - tall - 8} text-anchor=${anchor}>${text}</text>`,
    )}
    ${fateLabels(figure, marks, frame).map(
      ({ x, text, anchor }) =>
        svg`<text class="fate" x=${x} y=${limit + 21} text-anchor=${anchor}>${text}</text>`,
    )}
    ${atomLabel(figure, frame)}
  `;
}

/** How much of the mass lies at one place. */
function atomLabel(figure: SpectrumFigure, frame: SpectrumFrame): unknown {
  const { mass, place } = figure.atom;
  if (!(mass > 0)) return nothing;
  const x = eigenvaluePixel(figure, frame, place) + 7;
  const text = `${formatNumber(100 * mass, 3)} % at ${formatNumber(place, 2)}`;
  const shown = withoutOverlaps([
    ...fateLabels(figure, stickMarks(figure, frame), frame),
    { x, text, anchor: "start" as const },
  ]).some((label) => label.text === text);
  return shown ? svg`<text class="fate" x=${x} y=${frame.limit + 21}>${text}</text>` : nothing;
}

function thread(
  { stick, population: a, masked: b, limit: c, tall }: StickMark,
  frame: SpectrumFrame,
): unknown {
  if (b === null) return nothing;
  const { population, masked, limit } = frame;
  const top = masked - SHORT * tall;
  const kind = stick.spike ? "spike" : "";
  const drowned = stick.spike && stick.outlier === null;
  return svg`
    <path class="thread ${kind}" d="M${a} ${population}L${b} ${top}" />
    ${
      stick.spike && c !== null
        ? svg`<path class="thread ${kind} ${drowned ? "drowned" : ""}" d="M${b} ${masked}L${c} ${limit - 7}" />`
        : nothing
    }
  `;
}

/** Names of the strips and the panel. */
export function stripNames(figure: SpectrumFigure, frame: SpectrumFrame): unknown {
  const { gutter, left, population, masked, limit, tall, top } = frame;
  const rows = [
    { y: population, rise: tall, name: "population", detail: "eigenvalues of Σ" },
    {
      y: masked,
      rise: SHORT * tall,
      name: "masked inputs",
      detail: figure.maskedName,
    },
    { y: limit, rise: 8, name: "their sample", detail: gutter ? "" : "n, d → ∞" },
    { y: top + 18, rise: 0, name: "density", detail: busy(figure) },
  ];
  if (gutter) {
    return rows.map(
      ({ y, name, detail }, i) => svg`
        <text class=${i > 1 ? "hue" : "strong"} x="0" y=${i < 2 ? y - 13 : y + 4}>${name}</text>
        <text x="0" y=${i < 2 ? y + 3 : y + 20}>${detail}</text>`,
    );
  }
  return rows.slice(0, 3).map(
    ({ y, rise, name, detail }, i) => svg`
        <text class="fate ${i > 1 ? "hue" : ""}" x=${i === 2 ? left + 10 : left} y=${i === 0 ? 12 : y - rise - 7}>
          ${name}<tspan fill="var(--muted)" font-weight="400"> ${detail}</tspan>
        </text>`,
  );
}

/** What is still under way. */
function busy({ fresh, missing }: SpectrumFigure): string {
  if (!fresh.density && missing === "") return "computing…";
  return fresh.draw ? "" : "drawing…";
}
