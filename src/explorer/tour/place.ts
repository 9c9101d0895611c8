/** A rectangle on the screen, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 16;
const EDGE = 12;
/** Height to keep free for a card: its longest text takes no more. */
const CARD_HEIGHT = 210;

/**
 * Where a card of a width stands beside what it explains: to the right where there is room, to the
 * left, under, over, and inside what fills the whole screen. Always wholly on the screen.
 */
export function placeBeside(
  target: Box | null,
  width: number,
  screenWidth: number,
  screenHeight: number,
): { left: number; top: number } {
  const within = (value: number, size: number, screen: number): number =>
    Math.max(EDGE, Math.min(value, screen - size - EDGE));
  const middle = { left: (screenWidth - width) / 2, top: screenHeight / 2 - CARD_HEIGHT / 2 };
  const place = target === null ? middle : beside(target, width, screenWidth, screenHeight);
  return {
    left: within(place.left, width, screenWidth),
    top: within(place.top, CARD_HEIGHT, screenHeight),
  };
}

function beside(
  { left, top, width, height }: Box,
  card: number,
  screenWidth: number,
  screenHeight: number,
): { left: number; top: number } {
  const right = left + width;
  const bottom = top + height;
  if (right + GAP + card + EDGE <= screenWidth) return { left: right + GAP, top };
  if (left - GAP - card >= EDGE) return { left: left - GAP - card, top };
  if (bottom + GAP + CARD_HEIGHT <= screenHeight) return { left, top: bottom + GAP };
  if (top - GAP - CARD_HEIGHT >= EDGE) return { left, top: top - GAP - CARD_HEIGHT };
  return { left: right - card - 2 * GAP, top: top + 2 * GAP };
}
