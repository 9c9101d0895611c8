import type { Page } from "playwright-core";

/** What is wrong with the texts of a page as it is now: each fault in words. */
export async function textFaults(page: Page): Promise<string[]> {
  return page.evaluate(lookDown);
}

/** Shift of the layout since the page was loaded, without what followed an action at once. */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const add = (entries: PerformanceEntryList): void => {
          for (const entry of entries as (PerformanceEntry & {
            value: number;
            hadRecentInput: boolean;
          })[]) {
            if (!entry.hadRecentInput) sum += entry.value;
          }
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        // what is buffered is handed over before the second frame
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            add(observer.takeRecords());
            observer.disconnect();
            resolve(sum);
          }),
        );
      }),
  );
}

/** Runs in the page; everything it needs is inside. */
function lookDown(): string[] {
  interface Box {
    left: number;
    right: number;
    top: number;
    bottom: number;
  }
  interface Line {
    text: string;
    box: Box;
    /** Elements around it, innermost first, through shadow trees. */
    around: Element[];
  }
  const parentOf = (element: Element): Element | null => {
    const parent = element.assignedSlot ?? element.parentNode;
    return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
  };
  const aroundOf = (element: Element): Element[] => {
    const all: Element[] = [];
    for (let at: Element | null = element; at !== null; at = parentOf(at)) all.push(at);
    return all;
  };
  const lines: Line[] = [];
  const faults: string[] = [];
  const words = (text: string): string => text.replace(/\s+/g, " ").trim().slice(0, 50);
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const empty = (box: Box): boolean => box.right - box.left < 1 || box.bottom - box.top < 1;
  const modal = (): Element | null => {
    const find = (root: ParentNode): Element | null => {
      for (const element of root.querySelectorAll("*")) {
        if (element instanceof HTMLDialogElement && element.matches(":modal")) return element;
        const inner = element.shadowRoot && find(element.shadowRoot);
        if (inner) return inner;
      }
      return null;
    };
    return find(document);
  };
  const inFront = modal();

  function read(node: Text): void {
    const parent = node.parentElement;
    if (parent === null || words(node.data) === "") return;
    if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return;
    const around = aroundOf(parent);
    if (inFront !== null && !around.includes(inFront)) return;
    // said, not shown; and formulas' own markup for readers, which is set above it
    if (
      around.some((one) => one.matches(".unseen, .spoken, .katex-mathml, option, noscript, .skip"))
    )
      return;
    // glyphs of a formula are set over one another on purpose
    if (around.some((one) => one.matches(".katex"))) return;
    if (around.some((one) => getComputedStyle(one).opacity === "0")) return;
    const hidden = (one: Element): boolean => {
      const { width, height } = one.getBoundingClientRect();
      return one instanceof HTMLElement && width > 0 && width <= 1 && height <= 1;
    };
    if (around.some(hidden)) return;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      let box: Box = { left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom };
      if (empty(box)) continue;
      const whole = box;
      for (const one of around) {
        const style = getComputedStyle(one);
        if (style.position === "fixed") {
          box = meet(box, { left: 0, top: 0, right: innerWidth, bottom: Infinity });
        }
        const [x, y] = [style.overflowX, style.overflowY];
        if (x === "visible" && y === "visible") continue;
        if (one === document.documentElement || one === document.body) continue;
        if (one instanceof SVGElement && !(one instanceof SVGSVGElement)) continue;
        const around = one.getBoundingClientRect();
        const scrolls = (way: string): boolean => way === "auto" || way === "scroll";
        const cut = meet(box, around);
        const lost = Math.max(
          whole.left < around.left - 2 ? 1 : 0,
          whole.right > around.right + 2 ? 1 : 0,
        );
        if (lost > 0 && !scrolls(x) && x !== "visible" && !empty(cut)) {
          const told = one.matches("[title]") || parent?.closest("[title]") !== null;
          if (!(style.textOverflow === "ellipsis" && told))
            faults.push(`cut: "${words(node.data)}"`);
        }
        const low = whole.bottom > around.bottom + 3 || whole.top < around.top - 3;
        if (low && !scrolls(y) && y !== "visible" && !empty(cut)) {
          faults.push(`cut: "${words(node.data)}"`);
        }
        box = cut;
        if (empty(box)) return;
      }
      const wide = around.some((one) => /auto|scroll/.test(getComputedStyle(one).overflowX));
      if (!wide && (whole.left < -1 || whole.right > innerWidth + 1)) {
        faults.push(`off the page: "${words(node.data)}"`);
      }
      // leading is no ink
      const trim = 0.14 * (box.bottom - box.top);
      lines.push({
        text: words(node.data),
        box: { ...box, top: box.top + trim, bottom: box.bottom - trim },
        around,
      });
    }
  }

  function walk(root: Node): void {
    for (const node of root.childNodes) {
      if (node instanceof Text) read(node);
      else if (node instanceof Element) {
        if (node.matches("style, script, svg defs, select, textarea")) continue;
        if (node.shadowRoot) walk(node.shadowRoot);
        walk(node);
      }
    }
  }
  walk(document.body);

  /** Whether one stands on a ground of its own that the other is not part of. */
  const covers = (over: Line, under: Line): boolean =>
    over.around.some((one) => {
      if (under.around.includes(one)) return false;
      const style = getComputedStyle(one);
      const ground = style.backgroundColor;
      const opaque = ground !== "rgba(0, 0, 0, 0)" && !/, 0(\.\d+)?\)$/.test(ground);
      return opaque && !(one instanceof SVGElement);
    });
  /** What may lie over a figure's texts: cards that were asked for, and the mark on the axis. */
  const onPurpose =
    ".card, .reading, .handle, .tag, .beyond, dialog, [popover], .sheet, .toast, header";
  const sticky = (line: Line): boolean =>
    line.around.some((one) => /sticky|fixed/.test(getComputedStyle(one).position));

  lines.sort((a, b) => a.box.top - b.box.top);
  for (const [i, a] of lines.entries()) {
    for (const b of lines.slice(i + 1)) {
      if (b.box.top >= a.box.bottom) break;
      const shared = meet(a.box, b.box);
      if (shared.right - shared.left < 2 || shared.bottom - shared.top < 2) continue;
      const inCard = [a, b].some((one) => one.around.some((e) => e.matches(onPurpose)));
      if (inCard && (covers(a, b) || covers(b, a))) continue;
      if (sticky(a) !== sticky(b) && (covers(a, b) || covers(b, a))) continue;
      faults.push(`over one another: "${a.text}" and "${b.text}"`);
    }
  }

  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) {
    faults.push(`the page scrolls sideways: ${root.scrollWidth} in ${innerWidth}`);
  }
  const sideways = (at: ParentNode): void => {
    for (const element of at.querySelectorAll("*")) {
      if (element.matches(".stage, .panel, .sheet-body, dialog")) {
        const { scrollWidth, clientWidth } = element;
        if (scrollWidth > clientWidth + 1) {
          faults.push(`${element.className} scrolls sideways: ${scrollWidth} in ${clientWidth}`);
        }
      }
      if (element.matches("input.value") && element.scrollWidth > element.clientWidth + 1) {
        const { value } = element as HTMLInputElement;
        if (element.checkVisibility()) faults.push(`cut: "${value}" in a field`);
      }
      if (element.shadowRoot) sideways(element.shadowRoot);
    }
  };
  sideways(document);
  return [...new Set(faults)];
}
