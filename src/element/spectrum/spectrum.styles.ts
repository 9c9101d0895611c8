import { css, type CSSResult } from "lit";

/** Ink on paper for the figures of the spectrum; colours are the page's own variables. */
export const spectrumStyles: CSSResult = css`
  :host {
    display: block;
    position: relative;
    font-family: var(--font-sans);
    font-variant-numeric: tabular-nums lining-nums;
    color: var(--ink);
    --hue: var(--tone, var(--series-1));
    user-select: none;
    contain: layout size style;
  }
  .canvas {
    position: absolute;
    inset: 0;
  }
  svg {
    position: absolute;
    inset: 0;
    overflow: visible;
  }
  text {
    font-size: 13px;
    fill: var(--muted);
  }
  text.strong {
    fill: var(--ink);
  }
  text.fate {
    fill: var(--ink);
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
    stroke-linejoin: round;
  }
  text.hue {
    fill: var(--hue);
    font-weight: 600;
  }
  .axis,
  .tick {
    stroke: var(--muted);
    stroke-width: 1;
    shape-rendering: crispEdges;
  }
  .base {
    stroke: var(--line);
    stroke-width: 1;
    shape-rendering: crispEdges;
  }
  .grid {
    stroke: var(--grid);
    stroke-width: 1;
    shape-rendering: crispEdges;
  }
  .stick {
    stroke: var(--ink);
    stroke-width: 2;
  }
  .many .stick {
    stroke-width: 1;
  }
  .head {
    fill: var(--ink);
  }
  .spread {
    stroke: var(--ink);
    stroke-width: 5;
    opacity: 0.18;
  }
  .thread {
    stroke: var(--muted);
    stroke-width: 1;
    fill: none;
    opacity: 0.55;
  }
  .thread.spike {
    stroke: var(--hue);
    stroke-width: 1.4;
    opacity: 1;
  }
  .thread.drowned {
    stroke: var(--muted);
    stroke-dasharray: 2 4;
    opacity: 1;
  }
  .cross {
    stroke: var(--muted);
    stroke-width: 1.8;
    fill: none;
  }
  .dot {
    fill: var(--hue);
    stroke: var(--paper);
    stroke-width: 1.5;
  }
  .support {
    fill: var(--hue);
    opacity: 0.85;
  }
  .zero {
    stroke: var(--hue);
    stroke-width: 3;
  }
  .bars {
    fill: var(--hue);
    opacity: 0.2;
  }
  .density {
    fill: none;
    stroke: var(--hue);
    stroke-width: 2.4;
    stroke-linejoin: round;
  }
  .drawn-outlier {
    fill: var(--paper);
    stroke: var(--hue);
    stroke-width: 1.8;
  }
  .outlier-drop {
    stroke: var(--hue);
    stroke-width: 1;
    opacity: 0.45;
  }
  .limit-part,
  .draw-part {
    transition: opacity 0.2s;
  }
  .stale {
    opacity: 0.35;
  }
  .handle {
    position: absolute;
    width: 28px;
    margin-left: -14px;
    cursor: ew-resize;
    touch-action: none;
    outline: none;
  }
  .handle::after {
    content: "";
    position: absolute;
    left: 50%;
    top: var(--head);
    width: 13px;
    height: 13px;
    margin: -6.5px;
    border-radius: 50%;
    background: var(--ink);
    border: 2px solid var(--paper);
    box-sizing: border-box;
  }
  .handle:hover::after,
  .handle.held::after {
    width: 17px;
    height: 17px;
    margin: -8.5px;
  }
  .handle:focus-visible::after {
    outline: 2px solid var(--focus);
    outline-offset: 1px;
  }
  .handle.held::after {
    background: var(--hue);
  }
  @media (pointer: coarse) {
    .handle {
      width: 44px;
      margin-left: -22px;
    }
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
  .hair {
    stroke: var(--muted);
    stroke-width: 1;
  }
  .reading {
    position: absolute;
    pointer-events: none;
    padding: 3px 9px 4px;
    border: 1px solid var(--line);
    border-radius: 6px;
    background: var(--raised);
    font-size: 13px;
    line-height: 1.35;
    white-space: nowrap;
  }
  .note {
    position: absolute;
    display: grid;
    place-items: center;
    text-align: center;
    padding: 0 8%;
    color: var(--muted);
    font-size: 14px;
    pointer-events: none;
    text-wrap: balance;
  }
  .band {
    fill: var(--hue);
    opacity: 0.16;
  }
  .edge {
    fill: none;
    stroke: var(--hue);
    stroke-width: 1.2;
    opacity: 0.8;
  }
  .course {
    fill: none;
    stroke: var(--ink);
    stroke-width: 2;
  }
  .ring {
    fill: var(--paper);
    stroke: var(--ink);
    stroke-width: 1.8;
  }
  .marker {
    position: absolute;
    width: 24px;
    margin-left: -12px;
    outline: none;
  }
  .marker.movable {
    cursor: ew-resize;
    touch-action: none;
  }
  .marker::before {
    content: "";
    position: absolute;
    left: 11px;
    top: 0;
    bottom: 24px;
    border-left: 2px solid var(--ink);
    opacity: 0.55;
  }
  .tag {
    position: absolute;
    left: 50%;
    bottom: 0;
    transform: translateX(-50%);
    padding: 1px 8px 2px;
    border-radius: 999px;
    background: var(--ink);
    color: var(--paper);
    font-size: 13px;
    line-height: 19px;
    white-space: nowrap;
  }
  .marker:focus-visible .tag {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .tag i {
    font-family: var(--font-serif);
  }
  .share {
    fill: var(--ink);
  }
  .recovered {
    fill: var(--hue);
  }
  .hollow {
    fill: var(--paper);
    stroke: var(--muted);
    stroke-width: 1.4;
  }
  .stem {
    stroke: var(--hue);
    stroke-width: 1.4;
    opacity: 0.6;
  }
  .one {
    stroke: var(--muted);
    stroke-width: 1;
    stroke-dasharray: 3 3;
  }
  .bias {
    fill: var(--hue);
  }
  .variance {
    fill: var(--hue);
    opacity: 0.36;
  }
  .column {
    fill: var(--sunken);
  }
  @media (prefers-reduced-motion: reduce) {
    .limit-part,
    .draw-part {
      transition: none;
    }
  }
`;
