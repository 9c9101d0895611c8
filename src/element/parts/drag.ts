/** What a drag does, in pixels across the plot. */
export interface Drag {
  /** Called once at the start. */
  start?(): void;
  move(event: PointerEvent): void;
  /** Let go: where it is now holds. */
  end(event: PointerEvent): void;
  /** Taken away by the browser: what was last shown holds. */
  cancel(): void;
}

/**
 * Follows the pointer that pressed an element until it is let go, wherever it goes. To be called by the
 * element's `pointerdown`; other buttons than the first are left alone.
 */
export function followPointer(event: PointerEvent, drag: Drag): void {
  if (event.button !== 0) return;
  const target = event.currentTarget as HTMLElement;
  const { pointerId } = event;
  target.setPointerCapture(pointerId);
  const done = new AbortController();
  const { signal } = done;
  const on = (type: string, run: (event: PointerEvent) => void, last: boolean): void =>
    target.addEventListener(
      type,
      (one) => {
        const pointer = one as PointerEvent;
        if (pointer.pointerId !== pointerId) return;
        if (last) done.abort();
        run(pointer);
      },
      { signal },
    );
  on("pointermove", (one) => drag.move(one), false);
  on("pointerup", (one) => drag.end(one), true);
  on("pointercancel", () => drag.cancel(), true);
  drag.start?.();
}
