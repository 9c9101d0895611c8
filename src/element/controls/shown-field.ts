import type { NumberField, NumberOrWordField, NumericField } from "../../problem/index.ts";

/** A number as its control takes it. */
export type ShownField = NumericField & { readonly default?: number };

/** The fields last shown, by path. */
const shown = new Map<string, ShownField>();

/**
 * A number as its control takes it: the same object as long as it is the same, so that a control
 * whose value stays is not drawn again while another one is dragged.
 *
 * @param standard the default, for its mark on the track; undefined for none
 */
export function shownField(
  path: string,
  field: NumberField | NumberOrWordField,
  value: number,
  standard: number | undefined,
): ShownField {
  const known = shown.get(path);
  if (known?.value === value && known.interval === field) return known;
  const made: ShownField = {
    path,
    value,
    label: field.label,
    symbol: field.symbol ?? "",
    help: field.help,
    scale: field.scale,
    track: field.track,
    interval: field,
    ...(standard === undefined ? {} : { default: standard }),
  };
  shown.set(path, made);
  return made;
}
