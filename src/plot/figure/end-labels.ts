import type { Figure, FigureSeries } from "./figure.ts";
import { innerHeight, innerWidth, type Frame } from "../axes/frame.ts";
import { spreadLabels } from "./labels.ts";
import { axisNumber } from "../words/format.ts";
import { axisFraction } from "../axes/scale.ts";

/** A curve's name at its end, in pixels from the plot's top left corner. */
export interface EndLabel {
  readonly series: FigureSeries;
  /** Its name; a curve that is infinite throughout says so. */
  readonly name: string;
  readonly x: number;
  /** Height of the name's middle. */
  readonly y: number;
  /** Height of the curve's own end, from which a line leads to a name that had to give way. */
  readonly end: number;
}

/** Height of one line of a label, in pixels. */
export const LABEL_LINE = 17;
const LINE = LABEL_LINE;

/**
 * Where each curve's name goes: beside its last visible point, moved apart where they would overlap.
 * Where there is no room for all, members in the middle of a family go without.
 */
export function endLabels(figure: Figure, frame: Frame): EndLabel[] {
  const height = innerHeight(frame);
  const ends = withRoom(
    figure.series.flatMap((series) => {
      const last = series.total.findLastIndex((value) => Number.isFinite(value));
      if (last < 0) return [{ series, name: `${series.name}: ∞`, end: frame.top }];
      const value = series.total[last] as number;
      const fraction = value > 0 || figure.y.scale === "linear" ? axisFraction(figure.y, value) : 0;
      const name = `${series.name}${outOfSight(series, figure)}`;
      return [{ series, name, end: frame.top + height * (1 - Math.min(Math.max(fraction, 0), 1)) }];
    }),
    Math.floor(height / LINE) + 1,
  );
  const wanted = ends.map(({ end, name }) => ({
    wanted: end,
    height: LINE * nameLines(name).length,
  }));
  const centres = spreadLabels(wanted, frame.top - LINE / 2, frame.top + height + LINE / 2);
  const x = frame.left + innerWidth(frame) + 12;
  return ends.map((one, i) => ({ ...one, x, y: centres[i] as number }));
}

/** An arrow to where a curve is that lies beyond the axis as a whole, and its value at its end. */
function outOfSight({ total }: FigureSeries, figure: Figure): string {
  const finite = [...total].filter((value) => Number.isFinite(value));
  const up = (value: number): number => axisFraction(figure.y, value);
  const value = axisNumber(figure.y, finite.at(-1) ?? Number.NaN, 3);
  if (finite.every((one) => up(one) > 1)) return ` ↑ ${value}`;
  return finite.every((one) => !(up(one) >= 0)) ? ` ↓ ${value}` : "";
}

/** Drops members of a family, evenly and never its ends, until no more than `most` are left. */
function withRoom<T extends { readonly series: FigureSeries }>(all: T[], most: number): T[] {
  const members = all.filter(({ series }) => series.member);
  const room = Math.max(2, most - (all.length - members.length));
  if (members.length <= room) return all;
  const stride = Math.ceil((members.length - 1) / (room - 1));
  const kept = new Set(members.filter((_, i) => i % stride === 0 || i === members.length - 1));
  return all.filter((one) => !one.series.member || kept.has(one));
}

/** Longest name drawn at a curve's end. */
const LONGEST_NAME = 24;

/** A name as it is drawn: the start of a long one. */
export function shortName(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
}

/** A long name in two lines, parted between words; what does not fit in them is cut off. */
export function nameLines(name: string): readonly string[] {
  if (name.length <= LONGEST_NAME) return [name];
  const at = name.lastIndexOf(" ", LONGEST_NAME);
  return at < 4 ? [shortName(name)] : [name.slice(0, at), shortName(name.slice(at + 1))];
}

/** How far a name may stand from its curve's end before a line leads to it, in pixels. */
const LEADER = 5;

/** The line from a curve's end to its name, as an SVG path; null where they are close. */
export function leaderOf({ x, y, end }: EndLabel, frame: Frame): string | null {
  if (Math.abs(y - end) <= LEADER) return null;
  return `M${frame.left + innerWidth(frame) + 1},${end}L${x - 3},${y}`;
}
