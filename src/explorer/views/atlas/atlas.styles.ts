import { css, type CSSResult } from "lit";

/** The atlas: map and what is read beside it; on small screens under it. */
export const atlasStyles: CSSResult = css`
  :host {
    grid-template-rows: auto minmax(470px, 1fr) auto auto;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 4px 14px;
    margin-top: 6px;
    color: var(--muted);
    font-size: 14.5px;
  }
  .axis-tools {
    display: inline-flex;
    align-items: baseline;
    gap: 6px;
  }
  .which {
    font-family: var(--font-serif);
    font-style: italic;
    color: var(--ink);
    font-size: 16px;
  }
  .tools input.value {
    width: 4.4em;
    text-align: center;
    color: var(--ink);
  }
  .tools select {
    color: var(--ink);
    border: 0;
    background-color: transparent;
    padding: 1px 20px 2px 4px;
    background-position:
      calc(100% - 9px) 56%,
      calc(100% - 4px) 56%;
  }
  .tools .swap {
    font-size: 16px;
    line-height: 18px;
  }
  .tools .cells {
    margin-left: auto;
  }
  .axes .note {
    margin: 4px 0 0;
    color: var(--warn);
    font-size: 14px;
  }
  .stage-row {
    grid-row: 2;
    display: grid;
    grid-template-columns: minmax(0, 1fr) 284px;
    gap: 0 26px;
    min-height: 0;
    margin-top: 10px;
  }
  .plot-box {
    grid-area: 1 / 1;
    margin-top: 0;
  }
  maskrisk-map {
    display: block;
    height: 100%;
  }
  .aside {
    grid-area: 1 / 2;
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .aside h2 {
    margin: 0 0 6px;
    font-family: var(--font-serif);
    font-size: 16px;
    font-weight: 600;
  }
  .aside dl {
    margin: 0;
  }
  .aside dl > div {
    display: flex;
    justify-content: space-between;
    gap: 12px;
    padding: 2px 0;
    font-size: 14px;
    line-height: 20px;
  }
  .aside dt {
    color: var(--muted);
    white-space: nowrap;
  }
  .aside dd {
    margin: 0;
    white-space: nowrap;
  }
  .aside .place dd {
    font-weight: 600;
  }
  .aside .numbers {
    margin: 0 0 10px;
    padding: 5px 0 0;
    border-top: 1px solid var(--line);
  }
  .aside .shown dt,
  .aside .shown dd {
    color: var(--ink);
    font-weight: 600;
  }
  .aside .open {
    width: fit-content;
  }
  .aside kbd {
    font: inherit;
    font-size: 12px;
    color: var(--muted);
    border: 1px solid var(--line);
    border-radius: 4px;
    padding: 0 5px 1px;
    margin-left: 6px;
  }
  .strip {
    display: block;
    overflow: visible;
    width: 100%;
    max-width: 340px;
    margin: 8px 0 10px;
  }
  .strip.empty {
    display: grid;
    place-items: center;
    height: 236px;
    color: var(--muted);
    font-size: 14px;
  }
  .strip text {
    font-size: 12.5px;
    fill: var(--muted);
  }
  .strip text.strong {
    fill: var(--ink);
    font-size: 13px;
  }
  .strip text.halo {
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 3px;
    stroke-linejoin: round;
  }
  .strip .grid {
    stroke: var(--grid);
  }
  .strip .axis {
    stroke: var(--muted);
  }
  .strip .curve {
    fill: none;
    stroke: var(--series-1);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .strip .range {
    fill: none;
    stroke: var(--series-random);
    stroke-width: 2.4;
  }
  .strip .unmasked {
    stroke: var(--muted);
    stroke-dasharray: 2 3;
  }
  .strip .threshold {
    stroke: var(--muted);
    stroke-dasharray: 5 4;
  }
  .strip .best {
    fill: var(--paper);
    stroke: var(--series-1);
    stroke-width: 2.2;
  }
  .strip .own {
    fill: var(--ink);
  }
  .map-foot {
    grid-row: 3;
  }
  .map-foot .state {
    display: inline-flex;
    align-items: center;
    gap: 14px;
    min-height: 34px;
    min-width: 330px;
    justify-content: flex-end;
  }
  .map-foot .agreement {
    flex: 1 1 40ch;
  }
  .map-foot .count {
    min-width: 3em;
  }
  .data {
    grid-row: 4;
    margin-top: 0;
  }
  .save {
    margin-top: 10px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    margin: 0;
  }
  .own-note {
    margin: 0 0 8px;
    color: var(--muted);
    font-size: 13.5px;
    line-height: 1.4;
  }
  .map-foot .nothing {
    display: block;
    color: var(--ink);
  }
  @container (max-width: 760px) {
    .stage-row {
      grid-template-columns: minmax(0, 1fr) 240px;
      gap: 0 18px;
    }
  }
  /* no room for two columns: what is read stands under the map */
  @container (max-width: 600px) {
    :host {
      grid-template-rows: auto auto auto auto;
    }
    .stage-row {
      display: block;
      /* as high as both together, however low the stage */
      min-height: auto;
    }
    .plot-box {
      height: clamp(280px, 100cqh - 90px, 480px);
    }
    .aside {
      padding-top: 12px;
    }
    .tools .cells {
      margin-left: 0;
    }
    .strip {
      max-width: 420px;
    }
    .map-foot .state {
      min-width: 0;
      justify-content: flex-start;
    }
  }
  @media (max-width: 560px), (max-width: 860px) and (orientation: portrait) {
    .stage-row {
      display: contents;
    }
    .plot-box {
      height: clamp(240px, 100cqh - 110px, 480px);
    }
    .aside {
      order: -1;
    }
    .axes {
      padding-top: 12px;
    }
    .strip {
      align-self: center;
    }
  }
  @media print {
    .stage-row {
      display: block;
    }
    .plot-box {
      height: 420px;
    }
    .aside {
      break-inside: avoid;
      max-width: 340px;
    }
  }
`;
