import {
  CELL,
  cellEdges,
  innerHeight,
  innerWidth,
  rampColour,
  scalePlace,
  type Colour,
  type Frame,
  type MapFigure,
} from "../../plot/index.ts";

/** Colours of what has none of the ramp, read from the page's variables. */
export interface MapInk {
  readonly paper: string;
  readonly flat: string;
  readonly hatch: string;
  /** Whether the paper is dark. */
  readonly dark: boolean;
}

/** Steps of a ramp: more than the eye can tell. */
const STEPS = 256;

/** Reads the colours in force at an element. */
export function readMapInk(element: Element): MapInk {
  const style = getComputedStyle(element);
  const variable = (name: string, otherwise: string): string =>
    style.getPropertyValue(name).trim() || otherwise;
  const paper = variable("--paper", "#ffffff");
  const context = document.createElement("canvas").getContext("2d");
  let dark = false;
  if (context) {
    context.fillStyle = paper;
    // the canvas gives any opaque colour back as six hexadecimal digits
    const text = typeof context.fillStyle === "string" ? context.fillStyle : "#ffffff";
    const [red = 255, green = 255, blue = 255] = [1, 3, 5].map((i) =>
      Number.parseInt(text.slice(i, i + 2), 16),
    );
    dark = 0.3 * red + 0.6 * green + 0.1 * blue < 128;
  }
  return { paper, dark, flat: variable("--sunken", "#eeeeee"), hatch: variable("--hatch", "#aaa") };
}

/** All colours of a ramp. */
export function rampTable(figure: Pick<MapFigure, "scale">, dark: boolean): Colour[] {
  const key = `${figure.scale.ramp} ${dark}`;
  let table = tables.get(key);
  if (table === undefined) {
    const { ramp } = figure.scale;
    table = Array.from({ length: STEPS }, (_, i) => rampColour(ramp, dark, i / (STEPS - 1)));
    tables.set(key, table);
  }
  return table;
}

const tables = new Map<string, Colour[]>();

/** Paints the cells of a map; cells of which nothing is known stay empty. About a millisecond. */
export function paintCells(
  canvas: HTMLCanvasElement,
  figure: MapFigure,
  frame: Frame,
  ink: MapInk,
): void {
  const ratio = Math.min(3, devicePixelRatio || 1);
  const [width, height] = [innerWidth(frame), innerHeight(frame)];
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.scale(canvas.width / width, canvas.height / height);
  const across = cellEdges(figure.x, figure.xs);
  const up = cellEdges(figure.y, figure.ys);
  const table = rampTable(figure, ink.dark);
  const hatches = {
    [CELL.infinite]: hatch(context, ink, 1, ratio),
    [CELL.missing]: hatch(context, ink, -1, ratio),
  } as Record<number, CanvasPattern | string>;
  const columns = figure.xs.length;
  figure.ys.forEach((_, row) => {
    // edges on whole device pixels: no seams between cells
    const snap = (value: number): number => Math.round(value * ratio) / ratio;
    const top = snap(height * (1 - (up[row + 1] as number)));
    const tall = snap(height * (1 - (up[row] as number))) - top;
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const kind = figure.kinds[cell] as number;
      if (kind === CELL.unknown) continue;
      const left = snap(width * (across[column] as number));
      const wide = snap(width * (across[column + 1] as number)) - left;
      if (kind === CELL.value) {
        const place = scalePlace(figure.scale, figure.values[cell] as number);
        const step = Math.round((STEPS - 1) * Math.min(1, Math.max(0, place)));
        const [red, green, blue] = table[step] as Colour;
        context.fillStyle = `rgb(${red},${green},${blue})`;
      } else {
        context.fillStyle = kind === CELL.flat ? ink.flat : (hatches[kind] ?? ink.flat);
      }
      context.fillRect(left, top, wide, tall);
    }
  });
}

/** A diagonal hatch on paper: what has no value has no colour either. */
function hatch(
  context: CanvasRenderingContext2D,
  ink: MapInk,
  slope: 1 | -1,
  ratio: number,
): CanvasPattern | string {
  const size = Math.round(7 * ratio);
  const tile = document.createElement("canvas");
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext("2d");
  if (pen === null) return ink.paper;
  pen.fillStyle = ink.paper;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = ink.hatch;
  pen.lineWidth = ratio;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift - 1, slope > 0 ? size + 1 : -1);
    pen.lineTo(shift + size + 1, slope > 0 ? -1 : size + 1);
    pen.stroke();
  }
  const pattern = context.createPattern(tile, "repeat");
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern ?? ink.paper;
}
