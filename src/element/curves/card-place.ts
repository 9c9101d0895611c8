/** A rectangle in pixels from the plot's top left corner. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How far the card keeps from the place it tells of, in pixels. */
const GAP = 16;

/**
 * Where a card of a size goes beside a place: to its right, to its left where there is more room
 * there, and never out of the area that it fits in.
 */
export function cardPlace(
  at: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
  area: Area,
): { left: number; top: number } {
  const right = at.x + GAP + size.width <= area.right;
  const left = at.x - GAP - size.width >= area.left;
  const wanted = right || (!left && area.right - at.x > at.x - area.left);
  const x = wanted ? at.x + GAP : at.x - GAP - size.width;
  const within = (value: number, low: number, high: number): number =>
    Math.max(low, Math.min(value, high));
  return {
    left: within(x, area.left, area.right - size.width),
    top: within(at.y - size.height / 2, area.top, area.bottom - size.height),
  };
}
