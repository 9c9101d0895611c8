import { css, type CSSResult } from "lit";

/** Narrow windows and phones: the plot stays in sight while the controls scroll under it. */
export const narrowStyles: CSSResult = css`
  @media (max-width: 1180px) {
    .tagline {
      display: none;
    }
    main {
      grid-template-columns: minmax(0, 1fr) 320px;
    }
  }
  @media (max-width: 860px) {
    :host {
      height: auto;
      min-height: 100dvh;
    }
    header {
      flex-wrap: wrap;
      padding: 7px 12px 7px 16px;
      gap: 6px;
    }
    header .tabs {
      order: 1;
      flex-basis: 100%;
      margin: 0;
    }
    header button {
      padding: 4px 9px 5px;
    }
    main {
      display: block;
    }
    .stage {
      display: contents;
    }
    .banner,
    .title,
    .simulate,
    .facts,
    .regime,
    .derived,
    .data {
      margin-left: 16px;
      margin-right: 16px;
    }
    .title {
      padding-top: 12px;
    }
    .sentence {
      font-size: 20px;
    }
    .legend {
      display: flex;
      margin-left: 8px;
    }
    .plot-box {
      position: sticky;
      top: 0;
      z-index: 4;
      display: grid;
      grid-template-rows: 1fr auto;
      height: min(50dvh, 420px);
      margin: 6px 0 0;
      padding: 0 8px 0;
      background: var(--paper);
      border-bottom: 1px solid var(--line);
    }
    .view {
      margin-left: 0;
      flex-wrap: wrap;
      gap: 2px 20px;
    }
    .facts > div {
      padding: 0 14px 0 0;
      border-left: 0;
    }
    .panel {
      border-left: 0;
      border-top: 1px solid var(--line);
      margin-top: 14px;
      overflow: visible;
      padding: 6px 16px 40px;
    }
  }
`;
