import { queryPairs } from "../../state/index.ts";
import { isOption } from "./plot-options.ts";
import { postHeights } from "./post-heights.ts";

/**
 * The one plot of a page made to be framed: everything comes from the page's address, which has the
 * keys of a link and the options of a plot. Its height is told to the page around it.
 */
export class MaskriskEmbed extends HTMLElement {
  #stop: () => void = () => undefined;

  connectedCallback(): void {
    const plot = document.createElement("maskrisk-plot");
    const pairs = queryPairs(location.search.slice(1));
    for (const [key, value] of pairs) if (isOption(key)) plot.setAttribute(key, value);
    plot.setAttribute("href", location.search === "" ? "?" : location.search);
    plot.setAttribute("explorer", this.getAttribute("explorer") ?? "./");
    const title = plot.getAttribute("title");
    if (title) document.title = title;
    // what was written for readers without scripts gives way once the plot is drawn
    plot.append(...this.childNodes);
    this.replaceChildren(plot);
    // before that there is no height worth telling
    const told = (): void => {
      this.#stop();
      this.#stop = postHeights(this);
    };
    plot.addEventListener("ready", told, { once: true });
    plot.addEventListener("error", told, { once: true });
  }

  disconnectedCallback(): void {
    this.#stop();
  }
}
