import { html, nothing, type TemplateResult } from "lit";
import {
  innerHeight,
  interpolate,
  seriesColour,
  type Figure,
  type FigureSeries,
  type Frame,
} from "../../plot/index.ts";
import { card, type CardContent } from "./card.ts";
import { cardPlace } from "./card-place.ts";
import { pixelOfHeight, pixelOfValue } from "../parts/pointer.ts";

/** Where the curves are read. */
export interface Cursor {
  readonly x: number;
  /** The curve told of. */
  readonly series: string;
  /** Whether the card stays when the pointer leaves. */
  readonly pinned: boolean;
}

/** What can be done from a card that stays. */
export interface CardActions {
  /** Sends the marker to the place read. */
  go(x: number): void;
  close(): void;
}

/** How the card stands: whether it stays when the pointer leaves, and whether there is a marker to send. */
export interface CardStand {
  readonly pinned: boolean;
  readonly canGo: boolean;
}

/** A reading: a hair at its place, a dot on every curve, and the card. */
export function readingLayer(
  content: CardContent,
  frame: Frame,
  stand: CardStand,
  actions: CardActions,
): TemplateResult {
  const { figure, series } = content;
  const { pinned } = stand;
  return html`
    <div class="hair" .style="left:${pixelOfValue(figure.x, frame, content.x)}px"></div>
    ${figure.series.map((one) => dot(one, content, frame, one.id === series.id ? "told" : ""))}
    <div
      class="card ${pinned ? "pinned" : ""}"
      role="group"
      aria-label="Reading"
      aria-hidden=${pinned ? nothing : "true"}
    >
      ${card(content)} ${pinned ? tools(content, stand, actions) : nothing}
    </div>
  `;
}

function tools(
  { figure, x }: CardContent,
  { canGo }: CardStand,
  actions: CardActions,
): TemplateResult {
  const { symbol } = figure.x;
  return html`<div class="card-tools">
    ${
      canGo
        ? html`<button @click=${() => actions.go(x)}>Set ${symbol || "the marker"} here</button>`
        : nothing
    }
    <button aria-label="Close the reading" @click=${actions.close}>Close</button>
  </div>`;
}

function dot(
  series: FigureSeries,
  { figure, x, theme }: CardContent,
  frame: Frame,
  name: string,
): TemplateResult | typeof nothing {
  const y = pixelOfHeight(figure.y, frame, interpolate(series.x, series.total, x));
  if (y === null) return nothing;
  const left = pixelOfValue(figure.x, frame, x);
  const colour = seriesColour(theme, series.tone);
  return html`<div
    class="dot ${name}"
    .style="left:${left}px;top:${y}px;background:${colour}"
  ></div>`;
}

/** Puts the card beside what it tells of, inside the plot. Its size is known only once it is there. */
export function placeCard(
  element: HTMLElement,
  figure: Figure,
  frame: Frame,
  series: FigureSeries,
  x: number,
): void {
  const value = interpolate(series.x, series.total, x);
  const y = pixelOfHeight(figure.y, frame, value) ?? frame.top + innerHeight(frame) / 3;
  const { left, top } = cardPlace(
    { x: pixelOfValue(figure.x, frame, x), y },
    { width: element.offsetWidth, height: element.offsetHeight },
    { left: 2, top: 2, right: frame.width - 2, bottom: frame.height - 2 },
  );
  element.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
}
