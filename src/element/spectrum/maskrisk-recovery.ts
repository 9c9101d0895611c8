import {
  html,
  nothing,
  svg,
  type CSSResult,
  type PropertyDeclarations,
  type TemplateResult,
} from "lit";
import {
  columnName,
  columnText,
  formatNumber,
  recoverySummary,
  type RecoveryColumn,
  type RecoveryFigure,
} from "../../plot/index.ts";
import { SizedElement } from "../parts/sized-element.ts";
import { spectrumStyles } from "./spectrum.styles.ts";

/** Detail of `column-read`: the column under the reading cursor; null when nobody reads. */
export interface ColumnDetail {
  readonly column: RecoveryColumn | null;
}

interface Lane {
  readonly name: string;
  readonly most: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The signal along the eigenvectors, how much of it the estimator recovers, and the risk left there.
 *
 * @fires column-read the reading cursor is on another column
 */
export class MaskriskRecovery extends SizedElement<RecoveryFigure> {
  static override properties: PropertyDeclarations = {
    ...SizedElement.properties,
    cursor: { state: true },
  };

  static override styles: CSSResult = spectrumStyles;

  /** Index of the column being read. */
  declare private cursor: number | null;

  constructor() {
    super();
    this.cursor = null;
  }

  #read(index: number | null): void {
    if (index === this.cursor) return;
    this.cursor = index;
    const column = index === null ? null : (this.figure?.columns[index] ?? null);
    this.dispatchEvent(new CustomEvent<ColumnDetail>("column-read", { detail: { column } }));
  }

  #left(): number {
    return this.width < 420 ? 84 : 118;
  }

  #lanes(figure: RecoveryFigure): Lane[] {
    const room = this.height - 14 - 30;
    const each = room / 3;
    const lane = (i: number, name: string, most: number): Lane => ({
      name,
      most,
      top: 14 + i * each + 6,
      bottom: 14 + (i + 1) * each - 4,
    });
    return [
      lane(0, "signal", figure.share),
      lane(1, "recovered", figure.recovered),
      lane(2, "risk left", figure.error),
    ];
  }

  protected override render(): TemplateResult {
    const { figure } = this;
    if (figure === null || !this.ready) return html`<div class="canvas" hidden></div>`;
    const left = this.#left();
    const step = (this.width - left - 6) / Math.max(1, figure.columns.length);
    const lanes = this.#lanes(figure);
    return html`<div class="canvas" role="img" aria-label=${recoverySummary(figure)}>
        <svg width=${this.width} height=${this.height} aria-hidden="true">
          ${this.#cursorBand(left, step)}
          ${lanes.map((lane, i) => this.#lane(figure, lane, i, left, step))}
          ${this.#columnNames(figure, left, step)}
        </svg>
      </div>
      ${this.#reader(figure, left, step)}`;
  }

  #cursorBand(left: number, step: number): unknown {
    if (this.cursor === null) return nothing;
    const band = Math.min(step, 72);
    return svg`<rect class="column" x=${left + (this.cursor + 0.5) * step - band / 2} y="10" width=${band} height=${this.height - 34} rx="3" />`;
  }

  #lane(figure: RecoveryFigure, lane: Lane, index: number, left: number, step: number): unknown {
    const { name, most, top, bottom } = lane;
    const up = (value: number): number =>
      bottom - (most > 0 ? Math.min(1, value / most) : 0) * (bottom - top);
    const scale =
      index === 1
        ? "1 = unbiased"
        : index === 0
          ? `up to ${formatNumber(100 * most, 3)} %`
          : figure.total < Infinity
            ? `up to ${formatNumber(most, 2)}`
            : "variance ∞";
    return svg`
      <text class="strong" x="0" y=${bottom - 17}>${name}</text>
      <text x="0" y=${bottom - 1}>${scale}</text>
      <line class="base" x1=${left} x2=${this.width - 6} y1=${bottom} y2=${bottom} />
      ${index === 1 ? svg`<line class="one" x1=${left} x2=${this.width - 6} y1=${up(1)} y2=${up(1)} />` : nothing}
      ${this.#marks(figure, index, up, left, step, bottom)}
    `;
  }

  /** A lane's marks, each kind as one path: there may be many columns. */
  #marks(
    { columns }: RecoveryFigure,
    lane: number,
    up: (value: number) => number,
    left: number,
    step: number,
    bottom: number,
  ): unknown {
    const thick = Math.max(1, Math.min(30, 0.62 * step));
    const radius = Math.max(1.8, Math.min(5, 0.36 * step));
    const centre = (i: number): number => left + (i + 0.5) * step;
    const bars = (
      from: (one: RecoveryColumn) => number,
      to: (one: RecoveryColumn) => number,
    ): string =>
      columns
        .map((one, i) => {
          const [low, high] = [from(one), to(one)];
          if (!(high > low)) return "";
          const rise = Math.max(0.5, up(low) - up(high));
          return `M${(centre(i) - thick / 2).toFixed(1)} ${up(low).toFixed(2)}h${thick.toFixed(1)}v${(-rise).toFixed(2)}h${(-thick).toFixed(1)}z`;
        })
        .join("");
    const zero = (): number => 0;
    if (lane === 0) return svg`<path class="share" d=${bars(zero, (one) => one.share)} />`;
    if (lane === 1) {
      const dots = (signal: boolean): string =>
        columns
          .map(({ share, recovered }, i) =>
            share > 0 === signal ? dot(centre(i), up(recovered), radius) : "",
          )
          .join("");
      const stems = columns
        .map(({ share, recovered }, i) =>
          share > 0 ? `M${centre(i).toFixed(1)} ${bottom}V${up(recovered).toFixed(1)}` : "",
        )
        .join("");
      return svg`<path class="stem" d=${stems} />
        <path class="recovered" d=${dots(true)} />
        <path class="hollow" d=${dots(false)} />`;
    }
    const finite = ({ variance }: RecoveryColumn): number => (variance < Infinity ? variance : 0);
    return svg`<path class="bias" d=${bars(zero, (one) => one.bias)} />
      <path class="variance" d=${bars(
        (one) => one.bias,
        (one) => one.bias + finite(one),
      )} />`;
  }

  /** Eigenvalues under the columns, as many as there is room for. */
  #columnNames(figure: RecoveryFigure, left: number, step: number): unknown {
    const stride = Math.max(1, Math.ceil(46 / step));
    const last = figure.columns.length - 1;
    return figure.columns.map((column, i) => {
      if ((last - i) % stride !== 0) return nothing;
      const middle = column.from === column.to ? column.from : (column.from + column.to) / 2;
      return svg`<text x=${left + (i + 0.5) * step} y=${this.height - 12} text-anchor="middle">
        ${formatNumber(middle, step > 60 ? 3 : 2)}
      </text>`;
    });
  }

  #reader(figure: RecoveryFigure, left: number, step: number): unknown {
    const last = figure.columns.length - 1;
    const at = this.cursor ?? last;
    const column = figure.columns[at];
    if (column === undefined) return nothing;
    const move = (event: PointerEvent): void =>
      this.#read(Math.min(last, Math.max(0, Math.floor((this.pixel(event) - left) / step))));
    const key = (event: KeyboardEvent): void => {
      const next = {
        ArrowRight: at + 1,
        ArrowUp: at + 1,
        ArrowLeft: at - 1,
        ArrowDown: at - 1,
        Home: 0,
        End: last,
      }[event.key];
      if (next === undefined) return;
      event.preventDefault();
      this.#read(Math.min(last, Math.max(0, this.cursor === null ? at : next)));
    };
    return html`<div
      class="reader"
      role="slider"
      tabindex="0"
      aria-label="Read along the eigenvalues"
      aria-valuemin="0"
      aria-valuemax=${last}
      aria-valuenow=${at}
      aria-valuetext=${columnText(column)}
      title=${columnName(column)}
      .style="left:${left}px;right:6px;top:10px;bottom:26px"
      @pointermove=${move}
      @pointerdown=${move}
      @pointerleave=${() => this.#read(null)}
      @keydown=${key}
      @blur=${() => this.#read(null)}
    ></div>`;
  }
}

/** A circle as a path. */
function dot(x: number, y: number, r: number): string {
  return `M${(x - r).toFixed(1)} ${y.toFixed(1)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
}
