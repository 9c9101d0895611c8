import { css, type CSSResult } from "lit";

/** The strips under the plot; their margins are those of the plot's own axes. */
export const agreementStyles: CSSResult = css`
  .under-plot {
    grid-row: 3;
    container-type: inline-size;
  }
  .simulate .view {
    gap: 14px;
  }
  .limits {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--muted);
  }
  .limits input.limit {
    width: 4.6em;
    text-align: center;
    color: var(--ink);
  }
  .reference {
    field-sizing: content;
    max-width: 190px;
  }
  .reference:not(.on) {
    color: var(--muted);
  }
  .agreement-panel {
    /* many curves scroll: the plot stays the larger part */
    max-height: 216px;
    overflow-y: auto;
    margin: 0 0 8px;
  }
  .strip-row {
    display: grid;
    grid-template-columns: 58px minmax(0, 1fr) 168px;
    margin-top: 4px;
  }
  .strip {
    position: relative;
    grid-column: 2;
    height: 42px;
    border-left: 1px solid var(--line);
  }
  .strip-band,
  .strip-zero {
    position: absolute;
    left: 0;
    right: 0;
  }
  .strip-band {
    /* z from -2 to 2 of a strip that reaches 4.5 */
    top: 27.8%;
    bottom: 27.8%;
    background: color-mix(in srgb, var(--ink) 6%, transparent);
  }
  .strip-zero {
    top: 50%;
    border-top: 1px solid var(--muted);
  }
  .strip-tick {
    position: absolute;
    right: calc(100% + 5px);
    transform: translateY(-50%);
    font-size: 11px;
    line-height: 1;
    color: var(--muted);
    white-space: nowrap;
  }
  .strip-dot {
    position: absolute;
    top: 50%;
    width: 7px;
    height: 7px;
    margin: -3.5px;
    border-radius: 50%;
    background: var(--tone);
  }
  .strip-dot.beyond {
    border-radius: 0;
    rotate: 45deg;
  }
  .strip-dot.hollow {
    background: var(--paper);
    box-sizing: border-box;
    border: 1.4px solid var(--tone);
  }
  .strip-verdict {
    grid-column: 3;
    margin: 0;
    padding-left: 12px;
    font-size: 13px;
    line-height: 1.25;
    align-self: center;
    overflow: hidden;
  }
  .strip-name {
    /* the light end of the ramp is for lines: text takes some ink */
    color: color-mix(in srgb, var(--tone) 62%, var(--ink));
    display: inline-block;
    max-width: 88px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    vertical-align: bottom;
  }
  .strip-verdict.disagrees strong {
    color: var(--error);
  }
  .strip-verdict.not-compared strong,
  .strip-verdict.too-noisy strong,
  .strip-verdict.running strong {
    color: var(--muted);
    font-weight: 400;
  }
  .strip-figures {
    display: block;
    color: var(--muted);
    font-size: 12px;
  }
  .strip-left-out {
    grid-column: 2 / 4;
    margin: 0;
    font-size: 12.5px;
    color: var(--warn);
  }
  /* small screens: as far out as the plot */
  @media (max-width: 560px), (max-width: 860px) and (orientation: portrait) {
    .agreement-panel {
      margin-inline: -8px;
    }
  }
  @container (max-width: 619.98px) {
    .strip-row {
      grid-template-columns: 46px minmax(0, 1fr) 14px;
    }
    .strip-verdict {
      grid-column: 2;
      padding-left: 0;
    }
    .strip-name {
      max-width: none;
    }
    .strip-figures {
      display: inline;
    }
    .strip-left-out {
      grid-column: 2 / 3;
    }
  }
`;
