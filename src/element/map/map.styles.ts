import { css, type CSSResult } from "lit";

/** Ink on paper for the map; colours are the page's own variables. */
export const mapStyles: CSSResult = css`
  :host {
    display: block;
    position: relative;
    font-family: var(--font-sans);
    font-variant-numeric: tabular-nums lining-nums;
    font-size: 13px;
    color: var(--ink);
    user-select: none;
    contain: layout size style;
  }
  .canvas,
  .canvas canvas,
  svg {
    position: absolute;
  }
  .canvas {
    inset: 0;
  }
  svg {
    inset: 0;
    overflow: visible;
    pointer-events: none;
  }
  text {
    font-size: 13px;
    fill: var(--muted);
  }
  text.strong {
    font-size: 14px;
    fill: var(--ink);
  }
  .axis {
    stroke: var(--muted);
    stroke-width: 1;
    fill: none;
    shape-rendering: crispEdges;
  }
  .contour {
    fill: none;
    stroke: var(--ink);
    stroke-opacity: 0.55;
    stroke-width: 1;
    stroke-linejoin: round;
  }
  .halo {
    fill: none;
    stroke: var(--paper);
    stroke-opacity: 0.35;
    stroke-width: 2.6;
    stroke-linejoin: round;
  }
  .border {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.8;
    stroke-linejoin: round;
  }
  .threshold {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.4;
    stroke-dasharray: 6 4;
  }
  .name {
    fill: var(--ink);
    font-size: 12.5px;
    text-anchor: middle;
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 3.5px;
    stroke-opacity: 0.88;
    stroke-linejoin: round;
  }
  .name.border-name,
  .name.threshold-name {
    font-weight: 600;
    fill: var(--ink);
    stroke: var(--paper);
  }
  .region {
    paint-order: stroke;
    stroke: var(--sunken);
    stroke-width: 6px;
    fill: var(--muted);
    font-size: 13.5px;
    text-anchor: middle;
  }
  .region.hatched {
    stroke: var(--paper);
    stroke-width: 5px;
    stroke-linejoin: round;
    fill: var(--ink);
  }
  .hair {
    stroke: var(--ink);
    stroke-width: 1;
    stroke-opacity: 0.5;
  }
  .cell {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.6;
  }
  .cell-halo {
    fill: none;
    stroke: var(--paper);
    stroke-width: 4;
    stroke-opacity: 0.8;
  }
  .key {
    position: absolute;
    top: 0;
    right: 12px;
    display: flex;
    align-items: flex-start;
    justify-content: flex-end;
    gap: 4px 16px;
    color: var(--muted);
    font-size: 12.5px;
    line-height: 16px;
  }
  .key .tone {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }
  .key .swatch {
    width: 20px;
    height: 11px;
    background: var(--sunken);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .key .swatch.infinite {
    background: repeating-linear-gradient(-45deg, var(--hatch) 0 1px, transparent 1px 4px);
  }
  .key .swatch.missing {
    background: repeating-linear-gradient(45deg, var(--hatch) 0 1px, transparent 1px 4px);
  }
  .bar {
    position: relative;
    width: 230px;
    height: 34px;
    margin: 3px 16px 0 10px;
  }
  .bar .ramp {
    position: absolute;
    inset: 0 0 auto;
    height: 10px;
  }
  .bar .end {
    position: absolute;
    top: 0;
    border: 5px solid transparent;
  }
  .bar .end.low {
    right: 100%;
    border-right-color: var(--end);
    border-left-width: 0;
  }
  .bar .end.high {
    left: 100%;
    border-left-color: var(--end);
    border-right-width: 0;
  }
  .bar .mark {
    position: absolute;
    top: 10px;
    padding-top: 4px;
    transform: translateX(-50%);
    white-space: nowrap;
  }
  .bar .mark::before {
    content: "";
    position: absolute;
    left: 50%;
    top: 0;
    height: 4px;
    border-left: 1px solid var(--muted);
  }
  .bar .now {
    position: absolute;
    top: -3px;
    height: 16px;
    width: 3px;
    margin-left: -1.5px;
    background: var(--ink);
    box-shadow: 0 0 0 1px var(--paper);
  }
  .reader {
    position: absolute;
    cursor: crosshair;
    touch-action: pan-y;
  }
  .reader:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .ring {
    all: unset;
    position: absolute;
    width: 40px;
    height: 40px;
    margin: -20px 0 0 -20px;
    border-radius: 50%;
    cursor: grab;
    touch-action: none;
  }
  .ring::before {
    content: "";
    position: absolute;
    inset: 12px;
    border-radius: 50%;
    border: 2.6px solid var(--ink);
    outline: 2px solid var(--paper);
    box-shadow: inset 0 0 0 2px var(--paper);
  }
  .ring:hover::before {
    inset: 10px;
  }
  .ring:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: -4px;
  }
  .ring.held {
    cursor: grabbing;
  }
  .waiting {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: var(--muted);
  }
  @media (max-width: 620px) {
    .key {
      left: 46px;
      flex-wrap: wrap;
    }
    .bar {
      order: -1;
      flex: 1 1 100%;
      width: auto;
    }
  }
`;
