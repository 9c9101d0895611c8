import type { Fault } from "../../problem/index.ts";
import type { MaskriskPlotElement } from "./maskrisk-element.types.ts";
import { linkKeys, queryPairs } from "../../state/index.ts";

/** How an embedded plot looks and starts: what its link does not say. */
export interface PlotOptions {
  /** "auto" follows the system. */
  readonly theme: "auto" | "light" | "dark";
  /** No controls; the marker's and Simulate; all that the problem has, foldable. */
  readonly controls: "none" | "min" | "full";
  /** A picture only: nothing to read or drag, no experiments. */
  readonly static: boolean;
  /** Whether experiments start by themselves, once the plot is visible. */
  readonly run: boolean;
  /** Words above the plot; empty for none. */
  readonly title: string;
}

/** Keys of {@link PlotOptions}, as attributes of the element and in the address of an embed. */
export const OPTION_KEYS = ["theme", "controls", "static", "run", "title"] as const;

/** Attributes that hold a whole link; other keys beside it replace its own. */
export const LINK_ATTRIBUTES = ["href", "src"] as const;

/**
 * Attributes beside the keys of a link, each a property as well: the published types must name it.
 */
export type PlotAttribute = keyof Pick<
  MaskriskPlotElement,
  (typeof OPTION_KEYS)[number] | (typeof LINK_ATTRIBUTES)[number] | "explorer"
>;

/** Every attribute that an embedded plot reads. */
export const PLOT_ATTRIBUTES: readonly string[] = [
  ...new Set<string>([...linkKeys(), ...OPTION_KEYS, ...LINK_ATTRIBUTES, "explorer"]),
];

/** Reads a text by its key; null where there is none. */
export type TextOf = (key: string) => string | null;

const THEMES = ["auto", "light", "dark"] as const;
const CONTROLS = ["none", "min", "full"] as const;

/** Reads the options; what makes no sense is a fault, and as usual. */
export function readOptions(textOf: TextOf): { options: PlotOptions; faults: Fault[] } {
  const faults: Fault[] = [];
  const choice = <T extends string>(key: string, known: readonly T[], usual: T): T => {
    const text = textOf(key);
    const found = known.find((one) => one === text);
    if (text !== null && text !== "" && found === undefined) {
      const message = `must be ${known.map((one) => `"${one}"`).join(", ")}`;
      faults.push({ path: key, value: text, message });
    }
    return found ?? usual;
  };
  const flag = (key: string): boolean => {
    const text = textOf(key);
    return text !== null && text !== "0" && text !== "false";
  };
  const options: PlotOptions = {
    theme: choice("theme", THEMES, "auto"),
    controls: choice("controls", CONTROLS, "min"),
    static: flag("static"),
    run: flag("run"),
    title: textOf("title") ?? "",
  };
  return { options, faults };
}

/** Attributes that mean something on every element, or to whoever wrote the page. */
const FOREIGN =
  /^(id|class|style|slot|part|exportparts|is|anchor|autocapitalize|autocorrect|writingsuggestions|virtualkeyboardpolicy|elementtiming|headingoffset|headingreset|focusgroup|interestfor|about|property|typeof|resource|vocab|prefix|rel|rev|datatype|content|xmlns|lang|dir|hidden|role|tabindex|inert|nonce|width|height|translate|draggable|contenteditable|spellcheck|accesskey|autofocus|popover|enterkeyhint|inputmode|item\w+|on\w+|.*[-_:.@#].*)$/;

/** Faults for attributes that mean nothing: a misspelt one would quietly draw another problem. */
export function attributeFaults(names: readonly string[]): Fault[] {
  return names
    .filter((name) => !PLOT_ATTRIBUTES.includes(name) && !FOREIGN.test(name))
    .map((name) => ({ path: name, value: name, message: "is no attribute of this element" }));
}

/**
 * The query of a link that attributes hold together: that of `href` or `src` (an address, or a bare
 * query), with single keys beside it taking the place of its own. `pin` may hold several, one a line.
 */
export function queryOfAttributes(textOf: TextOf): string {
  const link = LINK_ATTRIBUTES.map(textOf).find((text) => text !== null) ?? "";
  const query = link.includes("?") ? link.slice(link.indexOf("?") + 1).replace(/#.*$/s, "") : link;
  const single = [...linkKeys()].flatMap((key): [string, string][] => {
    const text = textOf(key);
    if (text === null) return [];
    const values = key === "pin" ? text.split("\n").map((line) => line.trim()) : [text.trim()];
    return values.filter((value) => key !== "pin" || value !== "").map((value) => [key, value]);
  });
  const own = new Set(single.map(([key]) => key));
  const base = queryPairs(query).filter(([key]) => !own.has(key) && !isOption(key));
  return [...base, ...single]
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`)
    .join("&");
}

/** Whether a key of an embed's address is an option rather than part of its link. */
export function isOption(key: string): boolean {
  return (OPTION_KEYS as readonly string[]).includes(key);
}
