import { css, type CSSResult } from "lit";

/** The frame of the page: header over two columns, on small screens over stage and sheet. */
export const frameStyles: CSSResult = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    height: 100dvh;
    background: var(--paper);
    font-size: 15px;
    line-height: 1.45;
  }
  .skip {
    position: absolute;
    z-index: 30;
    left: 12px;
    top: -60px;
    background: var(--raised);
  }
  .skip:focus {
    top: 10px;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: 0;
    overflow: hidden;
    clip-path: inset(50%);
  }
  main {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 356px;
    min-height: 0;
  }
  /* claims bring problems of their own: no controls beside them */
  main.wide {
    grid-template-columns: minmax(0, 1fr);
  }
  .stage {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    min-height: 0;
    overflow-y: auto;
    padding: 18px 28px 14px 28px;
    outline-offset: -3px;
    /* views are laid out by the room they have, not by that of the window */
    container-type: size;
  }
  .stage > .view {
    grid-row: 2;
  }
  .loading {
    align-self: center;
    justify-self: center;
    color: var(--muted);
  }
  .failed {
    align-self: center;
    justify-self: center;
    max-width: 54ch;
  }
  .failed h1 {
    margin: 0 0 8px;
    font-family: var(--font-serif);
    font-size: 25px;
    font-weight: 500;
  }
  .failed p {
    margin: 0 0 16px;
    color: var(--muted);
  }
  .strong {
    background: var(--ink);
    border-color: var(--ink);
    color: var(--paper);
  }
  .banner {
    grid-row: 1;
    margin-bottom: 14px;
    padding: 10px 16px 12px;
    border: 1px solid var(--error);
    border-radius: 8px;
  }
  .banner p,
  .banner ul {
    margin: 0 0 8px;
  }
  @media (max-width: 1180px) {
    main {
      grid-template-columns: minmax(0, 1fr) 320px;
    }
  }
  /* twice as large, or a phone on its side */
  @media (max-width: 880px) {
    main {
      grid-template-columns: minmax(0, 1fr) 284px;
    }
    .stage {
      padding-inline: 16px;
    }
  }
  /* a phone on its side */
  @media (max-height: 480px) {
    .stage {
      padding: 8px 16px;
    }
  }
  @media (max-width: 560px), (max-width: 860px) and (orientation: portrait) {
    main {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: minmax(0, 1fr) auto;
    }
    .stage {
      display: block;
      padding: 0;
      overscroll-behavior: contain;
    }
    .banner,
    .failed {
      margin: 12px 16px;
    }
  }
  @media print {
    :host {
      display: block;
      height: auto;
    }
    header,
    .skip,
    .panel {
      display: none !important;
    }
    main,
    .stage {
      display: block;
      overflow: visible;
      container-type: normal;
    }
  }
`;
