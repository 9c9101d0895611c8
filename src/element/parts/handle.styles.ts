import { css, type CSSResult } from "lit";

/** What is dragged or pressed on a plot: the marker, its point on the curve, rings, the band. */
export const handleStyles: CSSResult = css`
  .marker {
    position: absolute;
    top: 34px;
    bottom: 28px;
    width: 16px;
    margin-left: -8px;
    cursor: ew-resize;
    touch-action: pan-y;
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
    touch-action: pan-y;
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
    touch-action: pan-y;
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
    touch-action: pan-y;
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
  /* what is nothing but a background would be gone in forced colours */
  @media (forced-colors: active) {
    .grip::after,
    .band-bar::after {
      forced-color-adjust: none;
    }
    .handle {
      forced-color-adjust: none;
      background: CanvasText;
      color: Canvas;
    }
  }
`;
