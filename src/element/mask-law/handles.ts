import {
  lawDrawing,
  maskLawText,
  RATIO_STEP,
  type Handle,
  type MaskLaw,
  type Point,
} from "../../problem/index.ts";

/** What of a law can be dragged, in the order of its fields. */
export function handlesOf(law: MaskLaw): readonly Handle[] {
  return lawDrawing(law).handles(law);
}

/** The law with one handle at another value, snapped and held within what the handle admits. */
export function moved(law: MaskLaw, id: string, value: number): MaskLaw {
  const handle = handlesOf(law).find((one) => one.id === id);
  if (handle === undefined) return law;
  const snapped = handle.fine === true ? Number(value.toPrecision(2)) : snap(value);
  return lawDrawing(law).moved(law, id, Math.min(handle.max, Math.max(handle.min, snapped)));
}

/** The law with one handle where a pointer is; a probability's handle takes its ratio along. */
export function dragged(law: MaskLaw, id: string, pointer: Point): MaskLaw {
  const { foot } = handlesOf(law).find((one) => one.id === id) ?? {};
  const value = lawDrawing(law).dragged?.(law, id, pointer) ?? pointer[0];
  const next = moved(law, id, value);
  return foot === undefined ? next : moved(next, foot, pointer[0]);
}

function snap(value: number): number {
  return Number((Math.round(value / RATIO_STEP) * RATIO_STEP).toFixed(2));
}

/** The law in a few words, with its mean. */
export function lawText(law: MaskLaw): string {
  return maskLawText(law, (value) => String(Number(value.toPrecision(3))));
}
