import { movedReference, MAX_PINS, type ExplorerState, type Pin } from "../../state/index.ts";

type PinChange = Pick<ExplorerState, "pins" | "reference">;

/** The state's pins without one of them. A reference to it is let go. */
export function withoutPin({ pins, reference }: ExplorerState, index: number): PinChange {
  return {
    pins: pins.filter((_, i) => i !== index),
    reference: movedReference(reference, (i) => (i === index ? null : i > index ? i - 1 : i)),
  };
}

/** One pin moved a place up (−1) or down (1); nothing changes at the ends. */
export function withMovedPin(
  { pins, reference }: ExplorerState,
  index: number,
  step: 1 | -1,
): PinChange {
  const [here, there] = [pins[index], pins[index + step]];
  if (here === undefined || there === undefined) return { pins, reference };
  const swapped = (i: number): number =>
    i === index ? index + step : i === index + step ? index : i;
  return {
    pins: pins.with(index, there).with(index + step, here),
    reference: movedReference(reference, swapped),
  };
}

/** A copy of a pin under a name of its own, beside it; nothing changes when there is no room. */
export function withCopiedPin({ pins, reference }: ExplorerState, index: number): PinChange {
  const pin = pins[index];
  if (pin === undefined || pins.length >= MAX_PINS) return { pins, reference };
  const copy = { ...pin, shown: true, name: pin.name && copyName(pin.name, pins) };
  return {
    pins: pins.toSpliced(index + 1, 0, copy),
    reference: movedReference(reference, (i) => (i > index ? i + 1 : i)),
  };
}

function copyName(name: string, pins: readonly Pin[]): string {
  const base = name.replace(/ \(\d+\)$/, "");
  for (let k = 2; ; k++) {
    const wanted = `${base} (${k})`;
    if (!pins.some((pin) => pin.name === wanted)) return wanted;
  }
}
