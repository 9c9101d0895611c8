/** A place in CSS pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Corners of a box in the order of {@link placeInSquare}, as shares of its width and height. */
const CORNERS = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const;

/** Marks without extent at the corners of a box, by box. */
const marked = new WeakMap<HTMLElement, readonly HTMLElement[]>();

/**
 * Where a pointer is in an element's own pixels, from the corner of its padding box, as
 * `clientWidth` counts them; whatever transforms, zooms and scrolling stand between it and the window.
 *
 * Browsers tell where marks at the corners have come to lie, which is the whole map from one to the
 * other: no matrix of an ancestor is missed. The element must be a containing block (not `static`).
 */
export function localPoint(
  element: HTMLElement,
  pointer: { readonly clientX: number; readonly clientY: number },
): Place {
  const corners = cornersOf(element).map((mark): Place => {
    const { left, top } = mark.getBoundingClientRect();
    return { x: left, y: top };
  });
  const { x, y } = placeInSquare(corners, { x: pointer.clientX, y: pointer.clientY });
  return { x: x * element.clientWidth, y: y * element.clientHeight };
}

function cornersOf(element: HTMLElement): readonly HTMLElement[] {
  const root = element.shadowRoot ?? element;
  const known = marked.get(element);
  if (known?.every((mark) => mark.parentNode === root)) return known;
  const marks = CORNERS.map(([x, y]) => {
    const mark = document.createElement("i");
    // by properties: a strict policy forbids the attribute
    Object.assign(mark.style, {
      position: "absolute",
      left: `${100 * x}%`,
      top: `${100 * y}%`,
      width: "0",
      height: "0",
      margin: "0",
      visibility: "hidden",
      pointerEvents: "none",
    });
    mark.ariaHidden = "true";
    root.append(mark);
    return mark;
  });
  marked.set(element, marks);
  return marks;
}

/**
 * The place in the unit square that a projective map takes to a point, given where it takes the corners
 * (0,0), (1,0), (1,1), (0,1). The origin where the corners lie on a line.
 *
 * Source: P. Heckbert, Fundamentals of Texture Mapping and Image Warping (1989), §2.2.3.
 */
export function placeInSquare(corners: readonly Place[], point: Place): Place {
  const [p0, p1, p2, p3] = corners as [Place, Place, Place, Place];
  const [dx1, dy1] = [p1.x - p2.x, p1.y - p2.y];
  const [dx2, dy2] = [p3.x - p2.x, p3.y - p2.y];
  const [sx, sy] = [p0.x - p1.x + p2.x - p3.x, p0.y - p1.y + p2.y - p3.y];
  const area = dx1 * dy2 - dx2 * dy1;
  if (area === 0) return { x: 0, y: 0 };
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  // point = (p0 + x (p1 − p0 + g p1) + y (p3 − p0 + h p3)) / (1 + g x + h y), solved for x and y
  const [qx, qy] = [point.x - p0.x, point.y - p0.y];
  const a = p1.x - p0.x + g * (p1.x - point.x);
  const b = p3.x - p0.x + h * (p3.x - point.x);
  const d = p1.y - p0.y + g * (p1.y - point.y);
  const e = p3.y - p0.y + h * (p3.y - point.y);
  const determinant = a * e - b * d;
  if (determinant === 0) return { x: 0, y: 0 };
  return { x: (qx * e - b * qy) / determinant, y: (a * qy - qx * d) / determinant };
}
