import { css, type CSSResult } from "lit";

/** The panel: curves and controls. */
export const panelStyles: CSSResult = css`
  .panel {
    overflow-y: auto;
    background: var(--panel);
    border-left: 1px solid var(--line);
    padding: 6px 20px 30px;
    scrollbar-width: thin;
  }
  .group {
    padding: 12px 0 12px;
  }
  .group + .group {
    border-top: 1px solid var(--line);
  }
  .group h2 {
    margin: 0 -8px 4px;
    font-family: var(--font-serif);
    font-size: 18px;
    font-weight: 600;
    letter-spacing: -0.005em;
  }
  .fold {
    display: flex;
    align-items: baseline;
    gap: 12px;
    width: 100%;
    padding: 1px 8px 2px;
    border: 0;
    text-align: left;
    letter-spacing: inherit;
  }
  .fold::after {
    content: "";
    flex: 0 0 6px;
    height: 6px;
    margin-left: auto;
    border: solid var(--muted);
    border-width: 0 1.5px 1.5px 0;
    transform: translateY(-3px) rotate(45deg);
  }
  .fold[aria-expanded="false"]::after {
    transform: rotate(-45deg);
  }
  .fold:hover {
    background: var(--sunken);
  }
  .digest {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    font-family: var(--font-sans);
    font-size: 14px;
    font-weight: 400;
    letter-spacing: 0;
    color: var(--muted);
  }
  .curves {
    list-style: none;
    margin: 0 0 8px;
    padding: 0;
  }
  .curves li {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr) auto 96px;
    align-items: center;
    gap: 8px;
    min-height: 31px;
  }
  .curves .current .curve-name {
    font-weight: 650;
  }
  .swatch {
    width: 14px;
    height: 14px;
    border-radius: 50%;
  }
  button.swatch {
    padding: 0;
    background: var(--tone);
    border: 2px solid var(--tone);
  }
  .hidden button.swatch {
    background: transparent;
  }
  input.curve-name {
    width: 100%;
    background: transparent;
    border: 1px solid transparent;
    border-radius: 4px;
    padding: 1px 4px;
    margin-left: -5px;
    text-overflow: ellipsis;
  }
  input.curve-name:hover {
    background: var(--sunken);
  }
  .hidden .curve-name {
    color: var(--muted);
  }
  .curve-tools {
    display: inline-flex;
    justify-content: flex-end;
  }
  .curve-tools .more {
    position: relative;
  }
  .more summary {
    list-style: none;
    padding: 0 5px;
    border-radius: 4px;
    color: var(--muted);
    cursor: pointer;
  }
  .more summary:hover {
    color: var(--ink);
  }
  .more summary:focus-visible {
    outline: 2px solid var(--focus);
  }
  .more-items {
    position: absolute;
    right: 0;
    z-index: 3;
    display: grid;
    padding: 4px;
    border: 1px solid var(--line);
    border-radius: 4px;
    background: var(--raised);
  }
  .more-items button {
    border: 0;
    text-align: left;
    white-space: nowrap;
  }
  .best-masks {
    list-style: none;
    margin: 10px 0 0;
    padding: 0;
    font-size: 14px;
  }
  .best-masks li {
    display: grid;
    grid-template-columns: 1fr auto auto;
    gap: 0 10px;
    align-items: baseline;
    padding: 3px 0;
  }
  .certificate {
    margin: 6px 0 0;
    color: var(--muted);
    font-size: 13.5px;
    text-wrap: pretty;
  }
  .best-masks .family {
    color: var(--muted);
  }
  .best-masks .law {
    grid-row: 2;
  }
  .best-masks .gain {
    text-align: right;
    min-width: 4.6em;
  }
  .best-masks button {
    grid-row: 2;
    grid-column: 3;
    justify-self: end;
  }
  .group .pin,
  .sheet-body > .pin {
    margin-top: 10px;
  }
  .pin {
    width: 100%;
    border-style: dashed;
    color: var(--muted);
  }
  .pin:hover:not(:disabled) {
    color: var(--ink);
  }
  .group > div > maskrisk-number,
  .group > div > maskrisk-list,
  .group > div > maskrisk-choice {
    margin-top: 7px;
  }
  maskrisk-mask-law {
    display: block;
    /* its place is kept while it loads */
    min-height: 126px;
  }
  maskrisk-mask-picture {
    display: block;
    min-height: 148px;
  }
  .pointed {
    border-radius: 4px;
    box-shadow: 0 0 0 4px color-mix(in srgb, var(--focus) 16%, transparent);
  }
`;
