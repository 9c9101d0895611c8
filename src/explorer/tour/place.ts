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
 *
 * @param tall height to keep free for it
 */
export function placeBeside(
  target: Box | null,
  width: number,
  screenWidth: number,
  screenHeight: number,
  tall: number = CARD_HEIGHT,
): { left: number; top: number } {
  const within = (value: number, size: number, screen: number): number =>
    Math.max(EDGE, Math.min(value, screen - size - EDGE));
  const middle = { left: (screenWidth - width) / 2, top: screenHeight / 2 - tall / 2 };
  const place = target === null ? middle : beside(target, width, tall, screenWidth, screenHeight);
  return {
    left: within(place.left, width, screenWidth),
    top: within(place.top, tall, screenHeight),
  };
}

function beside(
  { left, top, width, height }: Box,
  card: number,
  tall: number,
  screenWidth: number,
  screenHeight: number,
): { left: number; top: number } {
  const right = left + width;
  const bottom = top + height;
  if (right + GAP + card + EDGE <= screenWidth) return { left: right + GAP, top };
  if (left - GAP - card >= EDGE) return { left: left - GAP - card, top };
  if (bottom + GAP + tall <= screenHeight) return { left, top: bottom + GAP };
  if (top - GAP - tall >= EDGE) return { left, top: top - GAP - tall };
  return { left: right - card - 2 * GAP, top: top + 2 * GAP };
}
