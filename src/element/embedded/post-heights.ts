/**
 * Tells the page around this one how high an element is, now and whenever it changes, in the two
 * conventions that hosts of teaching material listen to; both as JSON text, which all of them read:
 *
 * - `{"subject":"lti.frameResize","height":…}`: learning platforms (Canvas, Sakai, Moodle's message
 *   handler; drafted by 1EdTech as "LTI Client Side postMessages")
 * - `{"context":"iframe.resize","src":…,"height":…}`: Embedly, and the blogs and wikis that embed
 *   through it
 *
 * Nothing is sent when the page is not framed.
 *
 * @returns stops
 */
export function postHeights(element: Element): () => void {
  if (parent === window) return () => undefined;
  let told = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    for (const message of heightMessages(height, location.href)) parent.postMessage(message, "*");
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/** The messages that tell a height, one for each convention. */
export function heightMessages(height: number, address: string): string[] {
  return [
    JSON.stringify({ subject: "lti.frameResize", height }),
    JSON.stringify({ context: "iframe.resize", src: address, height }),
  ];
}
