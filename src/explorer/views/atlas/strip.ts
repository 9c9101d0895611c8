import { html, nothing, svg, type TemplateResult } from "lit";
import { formatNumber, stripFrame, stripGeometry, type StripFigure } from "../../../plot/index.ts";

/** Size of the strip; it is scaled to the width it is given. */
const [WIDTH, HEIGHT] = [284, 240];

/** The risk of one cell against the mask ratio, drawn small: where the map's numbers come from. */
export function strip(figure: StripFigure | null): TemplateResult {
  const frame = stripFrame(WIDTH, HEIGHT);
  const bottom = HEIGHT - frame.bottom;
  const right = WIDTH - frame.right;
  if (figure === null) {
    return html`<div class="strip empty">These two values make no problem.</div>`;
  }
  const drawn = stripGeometry(figure, frame);
  const { best, range, own, unmasked, threshold } = drawn;
  return html`<svg
    class="strip"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    role="img"
    aria-label=${stripWords(figure)}
  >
    <clipPath id="strip-inside">
      <rect
        x=${frame.left}
        y=${frame.top - 4}
        width=${right - frame.left + 4}
        height=${bottom - frame.top + 4}
      />
    </clipPath>
    ${drawn.yTicks.map(
      ({ at, label }) => svg`
        <line class="grid" x1=${frame.left} x2=${right} y1=${at} y2=${at} />
        <text x=${frame.left - 6} y=${at + 4} text-anchor="end">${label}</text>`,
    )}
    <line class="axis" x1=${frame.left} x2=${right} y1=${bottom} y2=${bottom} />
    ${drawn.xTicks.map(
      ({ at, label }) => svg`<text x=${at} y=${bottom + 17} text-anchor="middle">${label}</text>`,
    )}
    <text class="strong" x="0" y="12">↑ excess risk</text>
    <text class="strong" x=${right} y=${HEIGHT - 2} text-anchor="end">fixed mask ratio p →</text>
    <g clip-path="url(#strip-inside)">
      ${threshold === null ? nothing : svg`<line class="threshold" x1=${threshold} x2=${threshold} y1=${frame.top} y2=${bottom} />`}
      ${unmasked === null ? nothing : svg`<line class="unmasked" x1=${frame.left} x2=${right} y1=${unmasked} y2=${unmasked} />`}
      <path class="curve" d=${drawn.path} />
      ${
        range === null
          ? nothing
          : svg`<path class="range" d="M${range.from} ${range.y}H${range.to}M${range.from} ${range.y - 5}v10M${range.to} ${range.y - 5}v10" />`
      }
    </g>
    ${own === null || own.y < frame.top ? nothing : svg`<circle class="own" cx=${own.x} cy=${own.y} r="3.5" />`}
    ${best === null ? nothing : svg`<circle class="best" cx=${best.x} cy=${best.y} r="5.5" />`}
    ${
      threshold === null
        ? nothing
        : svg`<text class="small" x=${threshold} y=${frame.top - 3} text-anchor="middle">N = d</text>`
    }
    ${
      unmasked === null || unmasked < frame.top
        ? nothing
        : svg`<text class="small halo" x=${right} y=${unmasked - 4} text-anchor="end">no masks</text>`
    }
  </svg>`;
}

function stripWords({ best, range, unmasked }: StripFigure): string {
  const words = ["Excess risk of this cell against the fixed mask ratio"];
  if (Number.isFinite(unmasked)) words.push(`${formatNumber(unmasked, 3)} without masks`);
  if (best) {
    words.push(`least ${formatNumber(best.risk, 3)} at ratio ${formatNumber(best.ratio, 3)}`);
  }
  if (range) {
    const ends = `${formatNumber(range.min, 3)} to ${formatNumber(range.max, 3)}`;
    words.push(`random ratios from ${ends} give ${formatNumber(range.risk, 3)}`);
  }
  return `${words.join("; ")}.`;
}
