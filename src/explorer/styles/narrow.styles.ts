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
    .banner {
      margin-left: 16px;
      margin-right: 16px;
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
