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
  .reader:focus-visible,
  .marker:focus-visible .handle {
    outline: 2px solid var(--focus);
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
  .marker {
    position: absolute;
    top: 34px;
    bottom: 28px;
    width: 24px;
    margin-left: -12px;
    cursor: ew-resize;
    touch-action: none;
    outline: none;
  }
  .marker::before {
    content: "";
    position: absolute;
    left: 11px;
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
    box-shadow: 0 1px 4px rgb(0 0 0 / 25%);
  }
  .handle i {
    font-family: var(--font-serif);
  }
  .marker:hover .handle {
    box-shadow:
      0 0 0 3px color-mix(in srgb, var(--ink) 18%, transparent),
      0 1px 4px rgb(0 0 0 / 25%);
  }
  .card {
    position: absolute;
    z-index: 3;
    max-width: min(330px, 80cqw);
    padding: 8px 12px 9px;
    background: var(--raised);
    border: 1px solid var(--line);
    border-radius: 8px;
    box-shadow: 0 6px 24px rgb(0 0 0 / 14%);
    pointer-events: none;
    font-size: 13.5px;
    line-height: 1.4;
  }
  .card-head {
    color: var(--muted);
    margin-bottom: 3px;
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
    padding: 1px 16px 1px 0;
    overflow-wrap: anywhere;
  }
  .card td {
    text-align: right;
    white-space: nowrap;
    padding: 1px 0;
  }
  .card .current td,
  .card .current th {
    font-weight: 600;
  }
  .card .sub {
    color: var(--muted);
    font-size: 12.5px;
  }
  .card .sub th {
    padding-left: 17px;
  }
  .key {
    display: inline-block;
    width: 10px;
    height: 10px;
    border-radius: 50%;
    margin-right: 7px;
  }
  .caution {
    margin: 5px 0 0;
    color: var(--warn);
    font-size: 12.5px;
    max-width: 34ch;
  }
  @media (prefers-reduced-motion: reduce) {
    .canvas {
      transition: none;
    }
  }
`;
