/** Characters that XML 1.0 does not allow, not even as references; lone surrogates among them. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text as it stands in XML or HTML, between tags and in quoted attributes alike. Never markup. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(FORBIDDEN, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/** The text that {@link escapeXml} was given. */
export function unescapeXml(text: string): string {
  return text
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
}

/** Attributes of a tag; numbers to a hundredth of a pixel, null and undefined left out. */
export type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** One element. `content` is markup already: text in it must have been escaped. */
export function tag(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [` ${key}="${attributeText(value)}"`],
  );
  const head = `<${name}${written.join("")}`;
  return content === "" ? `${head}/>` : `${head}>${content}</${name}>`;
}

function attributeText(value: string | number): string {
  return typeof value === "number" ? String(Math.round(value * 100) / 100) : escapeXml(value);
}
