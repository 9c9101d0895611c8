import type { MARKERS } from "../figure/theme.ts";

/** The outline of a marker around the origin, as the drawing library has them: `r` is half its size. */
export function markerPath(symbol: (typeof MARKERS)[number], r: number): string {
  const at = (value: number): number => Math.round(value * 100) / 100;
  switch (symbol) {
    case "circle":
      return `M${at(r)},0A${at(r)},${at(r)} 0 1,1 0,${at(-r)}A${at(r)},${at(r)} 0 0,1 ${at(r)},0Z`;
    case "square":
      return `M${at(r)},${at(r)}H${at(-r)}V${at(-r)}H${at(r)}Z`;
    case "diamond": {
      const d = at(r * 1.3);
      return `M${d},0L0,${d}L${-d},0L0,${-d}Z`;
    }
    case "triangle-up": {
      const half = at((r * 2) / Math.sqrt(3));
      return `M${-half},${at(r / 2)}H${half}L0,${at(-r)}Z`;
    }
    case "x": {
      const a = at(r * Math.SQRT1_2 * 0.8);
      const step = `l${a},${a}`;
      return (
        `M0,${a}${step}l${a},${-a}l${-a},${-a}l${a},${-a}l${-a},${-a}` +
        `l${-a},${a}l${-a},${-a}l${-a},${a}l${a},${a}l${-a},${a}l${a},${a}Z`
      );
    }
  }
}
