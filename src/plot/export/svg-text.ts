import { escapeXml, tag } from "./xml.ts";

/** How text stands in a drawing. */
export interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly size?: number;
  readonly weight?: number;
  readonly anchor?: "start" | "middle" | "end";
  /** Whether `y` is the middle of the letters instead of the line they stand on. */
  readonly middle?: boolean;
  /** Colour around the letters that keeps what crosses them away; null for none. */
  readonly halo?: string | null;
}

/** From the line that letters stand on to their middle, in their size. */
const MIDDLE = 0.33;

/**
 * A line of text. What some programs cannot read (baselines other than the usual one, strokes under
 * the fill) is done by hand.
 */
export function svgText(text: string, style: TextStyle): string {
  const { size = 13, weight = 400, anchor = "start", halo = null } = style;
  const place = {
    x: style.x,
    y: style.middle === true ? style.y + MIDDLE * size : style.y,
    "font-size": size === 13 ? null : size,
    "font-weight": weight === 400 ? null : weight,
    "text-anchor": anchor === "start" ? null : anchor,
  };
  const escaped = escapeXml(text);
  if (escaped === "") return "";
  const around = {
    ...place,
    fill: halo,
    stroke: halo,
    "stroke-width": 4,
    "stroke-linejoin": "round",
    "aria-hidden": "true",
  };
  return `${halo === null ? "" : tag("text", around, escaped)}${tag("text", { ...place, fill: style.fill }, escaped)}`;
}
