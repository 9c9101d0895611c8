import type { PlotTheme } from "../../plot/index.ts";

/** An element that draws the figure it is given, as maps and spectra do. */
export type DrawnFigure = HTMLElement & { figure: unknown };

/** Properties of a drawing that style sheets set, as an SVG file can have them. */
const PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-size",
  "font-weight",
  "font-style",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
] as const;

/** Longest wait for a drawing, in milliseconds. */
const PATIENCE = 5000;

/** Milliseconds without change after which a drawing counts as done. */
const QUIET = 150;

/**
 * The drawing of a figure's element, drawn anew beside the page in the size and colours asked for.
 * Its SVG layers and canvases come out one over the other as they are on the screen; what only answers
 * a pointer is left out. Rejects when nothing is drawn in time.
 */
export async function drawnSvg(
  shown: DrawnFigure,
  size: { readonly width: number; readonly height: number },
  theme: PlotTheme,
): Promise<string> {
  const twin = document.createElement(shown.localName) as DrawnFigure;
  twin.setAttribute("aria-hidden", "true");
  twin.inert = true;
  const { style } = twin;
  style.position = "fixed";
  style.left = "0";
  style.top = "0";
  style.zIndex = "-1";
  style.visibility = "hidden";
  style.width = `${size.width}px`;
  style.height = `${size.height}px`;
  for (const [name, value] of themeVariables(theme, isRandom(shown)))
    style.setProperty(name, value);
  twin.figure = shown.figure;
  document.body.append(twin);
  try {
    await settled(twin);
    return layersOf(twin);
  } finally {
    twin.remove();
  }
}

/** Whether a figure is drawn in the accent of random mask laws. */
function isRandom(shown: DrawnFigure): boolean {
  const style = getComputedStyle(shown);
  const [tone, random] = ["--tone", "--series-random"].map((name) => style.getPropertyValue(name));
  return tone === random;
}

/** Every variable of colour and type that the figures' style sheets use, as a theme has them. */
function themeVariables(theme: PlotTheme, accent: boolean): [string, string][] {
  const { ink, muted, grid, paper, sunken, hatch, random, series, ramp, font } = theme;
  return [
    ["--ink", ink],
    ["--muted", muted],
    ["--grid", grid],
    ["--line", grid],
    ["--paper", paper],
    ["--raised", paper],
    ["--sunken", sunken],
    ["--hatch", hatch],
    ["--focus", ink],
    ["--tone", (accent ? random : series[0]) ?? ink],
    ["--series-random", random],
    ...series.map((hue, i): [string, string] => [`--series-${i + 1}`, hue]),
    ...ramp.map((hue, i): [string, string] => [`--ramp-${i + 1}`, hue]),
    ["--font-sans", font],
  ];
}

const layerSelector = "svg, canvas";

/** Waits until a twin has drawn something that stays the same for a while. */
async function settled(twin: DrawnFigure): Promise<void> {
  const start = performance.now();
  let before = "";
  let since = start;
  for (;;) {
    await new Promise((done) => setTimeout(done, 30));
    const now = performance.now();
    const drawn = drawingOf(twin);
    if (drawn !== before) {
      before = drawn;
      since = now;
    } else if (drawn !== "" && now - since > QUIET) return;
    if (now - start > PATIENCE) {
      throw new Error("The figure was not drawn in time.");
    }
  }
}

function drawingOf(twin: DrawnFigure): string {
  return [...(twin.shadowRoot?.querySelectorAll(layerSelector) ?? [])]
    .map((layer) => (layer instanceof HTMLCanvasElement ? String(layer.width) : layer.innerHTML))
    .join("");
}

/** Every layer of a drawn element, placed where it stands in it. */
function layersOf(twin: DrawnFigure): string {
  const box = twin.getBoundingClientRect();
  const layers = [...(twin.shadowRoot?.querySelectorAll(layerSelector) ?? [])].filter(
    (layer) => layer.parentElement?.closest("svg") === null,
  );
  return layers
    .flatMap((layer) => {
      const at = layer.getBoundingClientRect();
      const place = { x: at.left - box.left, y: at.top - box.top };
      if (at.width === 0 || at.height === 0) return [];
      const node = layer instanceof HTMLCanvasElement ? pictureOf(layer) : styledCopy(layer);
      node.setAttribute("x", String(place.x));
      node.setAttribute("y", String(place.y));
      node.setAttribute("width", String(at.width));
      node.setAttribute("height", String(at.height));
      node.setAttribute("overflow", "visible");
      return [new XMLSerializer().serializeToString(node)];
    })
    .join("\n");
}

const SVG = "http://www.w3.org/2000/svg";

function pictureOf(canvas: HTMLCanvasElement): SVGElement {
  const image = document.createElementNS(SVG, "image");
  image.setAttribute("href", canvas.toDataURL("image/png"));
  image.setAttribute("preserveAspectRatio", "none");
  return image;
}

/**
 * A copy of a drawing that needs no style sheet. Made piece by piece: a clone would bring style
 * attributes along, which a strict policy refuses to read again.
 */
function styledCopy(original: Element): SVGElement {
  const copy = document.createElementNS(SVG, original.localName);
  for (const { name, value } of original.attributes) {
    if (name !== "style" && name !== "xmlns" && !name.includes(":")) copy.setAttribute(name, value);
  }
  const link = original.getAttribute("xlink:href");
  if (link !== null) copy.setAttribute("href", link);
  const style = getComputedStyle(original);
  if (style.display === "none") copy.setAttribute("display", "none");
  for (const name of PROPERTIES) {
    const value = style.getPropertyValue(name);
    if (value !== "") copy.setAttribute(name, value);
  }
  for (const child of original.childNodes) {
    if (child instanceof Element) copy.append(styledCopy(child));
    else if (child instanceof Text) copy.append(child.data);
  }
  return copy;
}
