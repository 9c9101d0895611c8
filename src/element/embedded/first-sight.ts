/** How far outside the window a plot begins to get ready, so that it is there when one scrolls to it. */
const AHEAD = "200px";

/**
 * Calls back once an element is near the window, or about to be printed.
 *
 * @returns gives up waiting
 */
export function onFirstSight(element: Element, callback: () => void): () => void {
  let observer: IntersectionObserver | null = null;
  const stop = (): void => {
    observer?.disconnect();
    removeEventListener("beforeprint", see);
  };
  const see = (): void => {
    stop();
    callback();
  };
  if (typeof IntersectionObserver === "undefined") {
    queueMicrotask(see);
    return stop;
  }
  observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) see();
    },
    { rootMargin: AHEAD },
  );
  observer.observe(element);
  addEventListener("beforeprint", see);
  return stop;
}
