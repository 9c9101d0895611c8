/** A rectangle in pixels from the figure's top left corner. */
export interface LabelBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line of text at a point: `y` is the middle of its height. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

/** Average width of a character of a figure's small text, and the height of its line, in pixels. */
const CHARACTER = 6.6;
const LINE = 17;

/** The room that a line of text takes. */
export function textBox(
  { text, x, y, anchor }: PlacedText,
  character: number = CHARACTER,
): LabelBox {
  const width = text.length * character;
  const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
  return { left, right: left + width, top: y - LINE / 2, bottom: y + LINE / 2 };
}

/** The room that a text turned about its middle takes: boxes of a line's height along it. */
export function turnedBoxes(x: number, y: number, width: number, degrees: number): LabelBox[] {
  const angle = (degrees * Math.PI) / 180;
  const count = Math.max(1, Math.ceil(width / LINE));
  return Array.from({ length: count }, (_, i) => {
    const along = ((i + 0.5) / count - 0.5) * Math.max(0, width - LINE);
    const [cx, cy] = [x + along * Math.cos(angle), y + along * Math.sin(angle)];
    return {
      left: cx - LINE / 2,
      right: cx + LINE / 2,
      top: cy - LINE / 2,
      bottom: cy + LINE / 2,
    };
  });
}

/**
 * Where texts of a figure may stand: inside it, and not over one another or over what is in the way.
 * Each is offered several places, best first, and takes the first that is free; who is asked first has
 * the choice.
 */
export class LabelRoom {
  readonly #taken: LabelBox[] = [];
  readonly #bounds: LabelBox | null;

  /** @param bounds where texts must stay; null for anywhere */
  constructor(bounds: LabelBox | null = null) {
    this.#bounds = bounds;
  }

  /** Keeps texts off a rectangle. */
  block(...boxes: readonly LabelBox[]): void {
    this.#taken.push(...boxes);
  }

  /** Whether a rectangle is inside and off all that is there. */
  isFree(box: LabelBox): boolean {
    const bounds = this.#bounds;
    const inside =
      bounds === null ||
      (box.left >= bounds.left &&
        box.right <= bounds.right &&
        box.top >= bounds.top &&
        box.bottom <= bounds.bottom);
    return inside && !this.#taken.some((other) => overlap(box, other));
  }

  /** The first place that is free, which is then taken; null where none is. */
  place<T extends PlacedText>(places: readonly T[], character?: number): T | null {
    for (const one of places) {
      const box = textBox(one, character);
      if (!this.isFree(box)) continue;
      this.block(box);
      return one;
    }
    return null;
  }
}

function overlap(a: LabelBox, b: LabelBox): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
