import { css, type CSSResult } from "lit";

export const plotStyles: CSSResult = css`
  :host {
    display: block;
    position: relative;
    min-height: 220px;
    container-type: size;
    font-variant-numeric: tabular-nums lining-nums;
  }
  .canvas {
    position: absolute;
    inset: 0;
    opacity: 0;
    transition: opacity 0.25s;
  }
  .canvas.drawn {
    opacity: 1;
  }
  .waiting {
    position: absolute;
    inset: 34px 16px 58px 58px;
    border-bottom: 1px solid var(--line);
    background: repeating-linear-gradient(to bottom, var(--grid) 0 1px, transparent 1px 25%);
    display: grid;
    place-items: center;
    color: var(--muted);
  }
  .reader {
    position: absolute;
    cursor: crosshair;
    touch-action: pan-y;
    outline-offset: 3px;
    border-radius: 2px;
  }
  .reader:focus-visible {
    outline: 2px solid var(--focus);
  }
  /* drawn by the moving layer until the drawing library has caught up */
  .canvas[data-adrift] :is(.scatterlayer, .gridlayer, .ytick) {
    visibility: hidden;
  }
  .moving .grid {
    stroke: var(--grid);
  }
  .moving .tick {
    fill: var(--muted);
  }
  .layer {
    position: absolute;
    inset: 0;
    overflow: visible;
    pointer-events: none;
    font-size: 13px;
  }
  .hatch-line {
    stroke: var(--hatch);
    stroke-width: 1.6;
    opacity: 0.62;
  }
  .threshold {
    stroke: var(--muted);
    stroke-dasharray: 5 4;
  }
  .zero {
    stroke: var(--ink);
    stroke-width: 1.2;
  }
  .zero-name {
    fill: var(--ink);
  }
  .haloed {
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  .threshold-name {
    fill: var(--muted);
    font-size: 12.5px;
  }
  .ring {
    fill: var(--paper);
    stroke-width: 2.4;
  }
  .leader {
    fill: none;
    stroke-width: 1;
    opacity: 0.6;
  }
  .end-name {
    font-size: 13.5px;
  }
  .end-name.current {
    font-weight: 700;
  }
  .hair {
    position: absolute;
    top: 34px;
    bottom: 58px;
    width: 0;
    border-left: 1px solid var(--muted);
    pointer-events: none;
  }
  .dot {
    position: absolute;
    width: 9px;
    height: 9px;
    margin: -4.5px;
    border-radius: 50%;
    box-sizing: border-box;
    border: 2px solid var(--paper);
    pointer-events: none;
  }
  .dot.told {
    width: 13px;
    height: 13px;
    margin: -6.5px;
  }
  .marker {
    position: absolute;
    top: 34px;
    bottom: 28px;
    width: 16px;
    margin-left: -8px;
    cursor: ew-resize;
    touch-action: none;
    outline: none;
  }
  .marker::before,
  .band-end::before {
    content: "";
    position: absolute;
    left: calc(50% - 1px);
    top: 0;
    bottom: 30px;
    border-left: 2px solid var(--ink);
    opacity: 0.55;
  }
  .handle {
    position: absolute;
    left: 50%;
    bottom: 0;
    transform: translateX(-50%);
    padding: 2px 9px 3px;
    border-radius: 999px;
    background: var(--ink);
    color: var(--paper);
    font-size: 13px;
    line-height: 17px;
    white-space: nowrap;
  }
  .handle i {
    font-family: var(--font-serif);
  }
  .marker:hover .handle,
  .band-end:hover .handle {
    outline: 3px solid color-mix(in srgb, var(--ink) 18%, transparent);
  }
  .marker:focus-visible .handle,
  .band-end:focus-visible .handle,
  .band-bar:focus-visible,
  .go:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  .grip {
    position: absolute;
    width: 30px;
    height: 30px;
    margin: -15px;
    border-radius: 50%;
    cursor: grab;
    touch-action: none;
  }
  .grip::after {
    content: "";
    position: absolute;
    inset: 8px;
    border-radius: 50%;
    background: var(--tone);
    border: 2px solid var(--paper);
    outline: 1.5px solid var(--tone);
  }
  .grip:hover::after {
    inset: 6px;
  }
  .grip:active {
    cursor: grabbing;
  }
  .go {
    position: absolute;
    width: 26px;
    height: 26px;
    margin: -13px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: transparent;
    cursor: pointer;
  }
  .go:hover {
    background: color-mix(in srgb, var(--ink) 14%, transparent);
  }
  .band {
    position: absolute;
    top: 34px;
    bottom: 58px;
    background: color-mix(in srgb, var(--series-random) 9%, transparent);
    pointer-events: none;
  }
  .band-bar {
    position: absolute;
    bottom: 51px;
    height: 14px;
    cursor: grab;
    touch-action: none;
    z-index: 1;
  }
  .band-bar::after {
    content: "";
    position: absolute;
    inset: 5px 0;
    background: var(--series-random);
  }
  .band-bar:active {
    cursor: grabbing;
  }
  .band-end {
    position: absolute;
    top: 34px;
    bottom: 28px;
    width: 16px;
    margin-left: -8px;
    cursor: ew-resize;
    touch-action: none;
    outline: none;
    z-index: 1;
  }
  .band-end::before {
    border-color: var(--series-random);
    opacity: 1;
  }
  .band-end .handle {
    background: var(--series-random);
  }
  /* the ends' numbers stand outside the band, so that they never meet */
  .band-end.from .handle {
    transform: translateX(calc(-100% + 6px));
  }
  .band-end.to .handle {
    transform: translateX(-6px);
  }
  .card {
    position: absolute;
    left: 0;
    top: 0;
    z-index: 3;
    box-sizing: border-box;
    width: max-content;
    max-width: min(290px, 72cqw);
    max-height: calc(100cqh - 4px);
    overflow: hidden auto;
    padding: 8px 12px 9px;
    background: var(--raised);
    border: 1px solid var(--line);
    border-radius: 4px;
    pointer-events: none;
    font-size: 13px;
    line-height: 1.36;
  }
  .card.pinned {
    border-color: var(--ink);
    pointer-events: auto;
  }
  .card-head {
    color: var(--muted);
    margin-bottom: 2px;
  }
  .card-head i {
    font-family: var(--font-serif);
  }
  .card table {
    border-collapse: collapse;
    width: 100%;
  }
  .card th {
    text-align: left;
    font-weight: 400;
    padding: 0 16px 0 0;
    overflow-wrap: anywhere;
  }
  .card td {
    text-align: right;
    white-space: nowrap;
    padding: 0;
  }
  .card .told td,
  .card .told th {
    font-weight: 650;
  }
  .card-detail {
    margin: 5px 0 0;
    padding: 4px 0 0;
    border-top: 1px solid var(--line);
  }
  .card-detail div {
    position: relative;
    display: flex;
    justify-content: space-between;
    gap: 18px;
  }
  .card-detail dt {
    color: var(--muted);
  }
  .card-detail dd {
    margin: 0;
    white-space: nowrap;
  }
  .card-detail .part dt {
    padding-left: 12px;
  }
  .card-detail .sources {
    display: block;
    padding: 2px 0 3px 12px;
  }
  .source-bar {
    display: flex;
    gap: 1px;
    height: 5px;
    margin: 2px 0;
  }
  .source-bar span {
    min-width: 1px;
  }
  .card-detail .source-names {
    display: flex;
    gap: 10px;
    font-size: 12px;
    color: var(--muted);
  }
  .source-names .key {
    width: 7px;
    height: 7px;
    border-radius: 1px;
    margin-right: 4px;
  }
  .card-note {
    margin: 5px 0 0;
    color: var(--muted);
    font-size: 12.5px;
    max-width: 38ch;
  }
  /* low plots: side by side rather than cut off */
  @container (max-height: 420px) and (min-width: 620px) {
    .card {
      display: grid;
      grid-template-columns: auto auto;
      gap: 0 22px;
      max-width: none;
    }
    .card > div > .card-detail:first-child {
      margin-top: 0;
      padding-top: 0;
      border-top: 0;
    }
    .card .card-tools {
      grid-column: 1 / 3;
    }
  }
  .card-tools {
    display: flex;
    gap: 8px;
    margin-top: 7px;
  }
  .card-tools button {
    font: inherit;
    color: var(--ink);
    background: transparent;
    border: 1px solid var(--line);
    border-radius: 4px;
    padding: 1px 8px 2px;
    cursor: pointer;
  }
  .card-tools button:hover {
    border-color: var(--ink);
  }
  .card-tools button:focus-visible {
    outline: 2px solid var(--focus);
  }
  .key {
    display: inline-block;
    width: 9px;
    height: 9px;
    border-radius: 50%;
    margin-right: 7px;
  }
  .caution {
    margin: 5px 0 0;
    color: var(--warn);
    font-size: 12.5px;
    max-width: 38ch;
  }
  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    .canvas {
      transition: none;
    }
  }
`;
