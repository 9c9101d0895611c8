import { css, type CSSResult } from "lit";
import { cardStyles } from "./card.styles.ts";
import { handleStyles } from "../parts/handle.styles.ts";

/** A plot, what is dragged on it, and its card. */
export const plotStyles: CSSResult = css`
  ${handleStyles}
  ${cardStyles}
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
  .paper {
    display: none;
  }
  @media print {
    .paper {
      display: block;
      position: absolute;
      inset: 0;
    }
    .paper ~ * {
      display: none !important;
    }
  }
  .reader {
    position: absolute;
    cursor: crosshair;
    touch-action: pan-y;
    outline-offset: 3px;
    border-radius: 2px;
  }
  .axis-strip {
    position: absolute;
    touch-action: pan-y;
    cursor: ew-resize;
  }
  .axis-strip.y {
    cursor: ns-resize;
  }
  .reader:focus-visible {
    outline: 2px solid var(--focus);
  }
  /* drawn by the moving layer until the drawing library has caught up */
  .canvas[data-adrift] :is(.scatterlayer, .gridlayer, .ytick, .xtick) {
    visibility: hidden;
  }
  .moving .grid {
    stroke: var(--grid);
  }
  .moving .notch {
    stroke: var(--muted);
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
  .beyond {
    position: absolute;
    padding: 1px 7px 2px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--raised);
    color: var(--muted);
    font-size: 13px;
    white-space: nowrap;
    pointer-events: none;
    transform: translate(6px, 26px);
  }
  .beyond.right {
    transform: translate(calc(-100% - 6px), 26px);
  }
`;
