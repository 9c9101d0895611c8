/** The curve that all others are held against: the vertical axis then shows the difference to it. */
export interface Reference {
  /** 0 for the current problem, i for the i-th pinned one. */
  readonly curve: number;
  /** Whether differences are told in percent of the reference, or as they are. */
  readonly as: "percent" | "difference";
}

/** The reference after the pinned curves have changed places: `moved(i)` is the new place of pin i. */
export function movedReference(
  reference: Reference | null,
  moved: (pin: number) => number | null,
): Reference | null {
  if (reference === null || reference.curve === 0) return reference;
  const to = moved(reference.curve - 1);
  return to === null ? null : { ...reference, curve: to + 1 };
}

/** A reference as text: `1` in percent, `minus1` as it is. */
export function referenceText({ curve, as }: Reference): string {
  return as === "percent" ? String(curve) : `minus${curve}`;
}

/** Reads what {@link referenceText} wrote; null for what is none of the curves. */
export function readReference(text: string, pins: number): Reference | null {
  const [, minus, digits] = /^(minus)?(\d+)$/.exec(text) ?? [];
  if (digits === undefined || Number(digits) > pins) return null;
  return { curve: Number(digits), as: minus === undefined ? "percent" : "difference" };
}
