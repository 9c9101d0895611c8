import { html, nothing, svg } from "lit";
import {
  axisFraction,
  axisName,
  axisTicks,
  CELL,
  cellEdges,
  countOf,
  cssColour,
  INFINITE_NAME,
  innerHeight,
  innerWidth,
  regionOf,
  scalePlace,
  scaleTicks,
  type Frame,
  type MapFigure,
  type MapLines,
} from "../../plot/index.ts";
import { rampTable } from "./painting.ts";

/** Axes around the cells: ticks outside, names as on every figure of the page. */
export function mapAxesDrawing(figure: MapFigure, frame: Frame): unknown {
  const { left, top, width, height } = frame;
  const [right, bottom] = [width - frame.right, height - frame.bottom];
  const x = axisTicks(figure.x, Math.max(3, innerWidth(frame) / 95));
  const y = axisTicks(figure.y, Math.max(3, innerHeight(frame) / 60));
  const across = (value: number): number =>
    left + innerWidth(frame) * axisFraction(figure.x, value);
  const up = (value: number): number => bottom - innerHeight(frame) * axisFraction(figure.y, value);
  return svg`
    <rect class="axis" x=${left} y=${top} width=${right - left} height=${bottom - top} />
    ${x.values.map(
      (value, i) => svg`
        <path class="axis" d="M${across(value)} ${bottom}v5" />
        <text x=${across(value)} y=${bottom + 19} text-anchor="middle">${x.labels[i]}</text>`,
    )}
    ${y.values.map(
      (value, i) => svg`
        <path class="axis" d="M${left} ${up(value)}h-5" />
        <text x=${left - 8} y=${up(value) + 4} text-anchor="end">${y.labels[i]}</text>`,
    )}
    <text class="strong" x="0" y=${top - 12}>↑ ${axisName(figure.y)}</text>
    <text class="strong" x=${right} y=${bottom + 42} text-anchor="end">${axisName(figure.x)} →</text>
  `;
}

/** Contours, the border of the flat tone and the threshold: each is broken where its name stands. */
export function mapLinesDrawing(lines: MapLines, clip: string): unknown {
  return svg`
    <mask id="${clip}-names" maskUnits="userSpaceOnUse" x="-10%" y="-10%" width="120%" height="120%">
      <rect x="-10%" y="-10%" width="120%" height="120%" fill="#fff" />
      ${lines.labels.map(
        ({ x, y, turn, width }) => svg`<rect
          x=${-width / 2}
          y="-8"
          width=${width}
          height="16"
          transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)})"
        />`,
      )}
    </mask>
    <g clip-path="url(#${clip})"><g mask="url(#${clip}-names)">
      ${lines.contours.map(
        ({ path }) => svg`<path class="halo" d=${path} /><path class="contour" d=${path} />`,
      )}
      <path class="halo" d=${lines.border} /><path class="border" d=${lines.border} />
      <path class="halo" d=${lines.threshold} /><path class="threshold" d=${lines.threshold} />
    </g></g>
    ${lines.labels.map(
      ({ x, y, turn, text, kind }) => svg`<text
        class="name ${kind}-name"
        transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)})"
        dy="4"
      >${text}</text>`,
    )}
  `;
}

/** Names on regions without colour, where they fit. */
export function regionNames(figure: MapFigure, frame: Frame): unknown {
  const kinds: readonly [number, string, string][] = [
    [CELL.flat, figure.flatName, ""],
    [CELL.infinite, INFINITE_NAME, "hatched"],
    [CELL.missing, figure.missingName, "hatched"],
  ];
  return kinds.map(([kind, name, style]) => {
    const room = regionOf(figure, frame, kind);
    if (room === null || room.width < 7 * name.length + 16) return nothing;
    return svg`<text class="region ${style}" x=${room.x} y=${room.y + 5}>${name}</text>`;
  });
}

/** The cell being read: hairs across the map, and its outline. */
export function cellDrawing(figure: MapFigure, frame: Frame, cell: number): unknown {
  const columns = figure.xs.length;
  const [column, row] = [cell % columns, Math.floor(cell / columns)];
  const across = cellEdges(figure.x, figure.xs);
  const up = cellEdges(figure.y, figure.ys);
  const [w, h] = [innerWidth(frame), innerHeight(frame)];
  const clamp = (share: number): number => Math.min(1, Math.max(0, share));
  const at = (edges: Float64Array, i: number): number => clamp(edges[i] as number);
  const left = frame.left + w * at(across, column);
  const right = frame.left + w * at(across, column + 1);
  const top = frame.top + h * (1 - at(up, row + 1));
  const bottom = frame.top + h * (1 - at(up, row));
  const x = frame.left + w * axisFraction(figure.x, figure.xs[column] as number);
  const y = frame.top + h * (1 - axisFraction(figure.y, figure.ys[row] as number));
  const box = { x: left - 1, y: top - 1, width: right - left + 2, height: bottom - top + 2 };
  return svg`
    <path
      class="hair"
      d="M${x} ${frame.top}V${top - 3}M${x} ${bottom + 3}V${frame.top + h}M${frame.left} ${y}H${left - 3}M${right + 3} ${y}H${frame.left + w}"
    />
    <rect class="cell-halo" x=${box.x} y=${box.y} width=${box.width} height=${box.height} />
    <rect class="cell" x=${box.x} y=${box.y} width=${box.width} height=${box.height} />
  `;
}

/** Stops of a ramp drawn by the style sheet. */
const STOPS = 24;

/** What the colours mean: the ramp with its ticks, and the tones of what has no value. */
export function mapKey(figure: MapFigure, dark: boolean, now: number | null): unknown {
  const { scale, unit } = figure;
  const table = rampTable(figure, dark);
  const colour = (place: number): string =>
    cssColour(table[Math.round((table.length - 1) * place)] ?? [0, 0, 0]);
  const stops = Array.from({ length: STOPS + 1 }, (_, i) => colour(i / STOPS)).join(",");
  const ticks = scaleTicks(scale, 4, unit).filter(({ place }) => place > -0.01 && place < 1.01);
  const tone = (kind: number, style: string, name: string): unknown =>
    countOf(figure, kind) === 0
      ? nothing
      : html`<span class="tone"><span class="swatch ${style}"></span>${name}</span>`;
  const valued = now !== null && figure.kinds[now] === CELL.value;
  const value = valued ? figure.values[now] : undefined;
  const place = value === undefined ? null : Math.min(1, Math.max(0, scalePlace(scale, value)));
  return html`<div class="key" aria-hidden="true">
    ${tone(CELL.flat, "", figure.flatName)} ${tone(CELL.infinite, "infinite", INFINITE_NAME)}
    ${tone(CELL.missing, "missing", figure.missingName)}
    ${
      countOf(figure, CELL.value) === 0
        ? nothing
        : html`<div class="bar">
            <div class="ramp" .style="background:linear-gradient(90deg,${stops})"></div>
            ${scale.clipped[0] ? html`<span class="end low" .style="--end:${colour(0)}"></span>` : nothing}
            ${scale.clipped[1] ? html`<span class="end high" .style="--end:${colour(1)}"></span>` : nothing}
            ${ticks.map((tick) => html`<span class="mark" .style="left:${(100 * tick.place).toFixed(2)}%">${tick.label}</span>`)}
            ${place === null ? nothing : html`<span class="now" .style="left:${(100 * place).toFixed(2)}%"></span>`}
          </div>`
    }
  </div>`;
}
