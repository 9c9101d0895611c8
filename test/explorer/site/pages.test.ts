import { describe, expect, it } from "vitest";
import { presets } from "../../../src/explorer/presets/presets.ts";
import { cardPath, oembedOf } from "../../../src/explorer/site/embedding.ts";
import { exampleFiles } from "../../../src/explorer/site/example-page.ts";
import { sitePages } from "../../../src/explorer/site/plugin.ts";
import { siteAddress } from "../../../src/explorer/site/site-address.ts";
import { decodeState } from "../../../src/state/index.ts";

const SITE = "https://masks.example/deep/tools/";

/** What stands in the attribute of an element of a page. */
function unescaped(text: string | undefined): string {
  return (text ?? "").replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

describe("the site's address", () => {
  it("is taken with a slash at its end, without query and fragment", () => {
    expect(siteAddress("https://masks.example/deep/tools")).toBe(SITE);
    expect(siteAddress("https://masks.example/deep/tools/?a=1#b")).toBe(SITE);
    expect(siteAddress(undefined)).toBeNull();
    expect(siteAddress(" ")).toBeNull();
  });

  it.each(["masks.example", "javascript:alert(1)", "ftp://masks.example/"])("is not %s", (text) => {
    expect(() => siteAddress(text)).toThrow("MASKRISK_SITE must be");
  });
});

describe.each(presets.map((preset) => ({ id: preset.id, preset })))(
  "the page of $id",
  ({ preset }) => {
    const [page, embed] = exampleFiles(preset, SITE);

    it("sends on to the explorer, opened on the preset", () => {
      const target = unescaped(/content="0; url=([^"]*)"/.exec(page.text)?.[1]);
      const url = new URL(target, `${SITE}${page.path}`);
      expect(url.href.startsWith(`${SITE}?`)).toBe(true);
      expect(decodeState(url.search.slice(1))).toEqual(decodeState(preset.query));
      expect(page.text).not.toContain("<script");
    });

    it("names its picture and its embed by their whole address", () => {
      const picture = `content="${SITE}${cardPath(preset)}"`;
      expect(page.text).toContain(`property="og:image" ${picture}`);
      expect(page.text).toContain(`name="twitter:image" ${picture}`);
      expect(page.text).toContain(`href="${SITE}${embed.path}"`);
    });

    it("is embedded by a frame on the preset", () => {
      const answer = JSON.parse(embed.text) as ReturnType<typeof oembedOf>;
      expect(answer).toMatchObject({ version: "1.0", type: "rich", title: preset.title });
      const source = unescaped(/ src="([^"]*)"/.exec(String(answer["html"]))?.[1]);
      const url = new URL(source);
      expect(url.href.startsWith(`${SITE}embed.html?`)).toBe(true);
      expect(decodeState(url.search.slice(1))).toEqual(decodeState(preset.query));
    });

    it("leaves out what needs the site's address where it is not known", () => {
      const files = exampleFiles(preset, null);
      expect(files.map(({ path }) => path)).toEqual([`examples/${preset.id}/index.html`]);
      expect(files[0].text).not.toMatch(/og:image|og:url|oembed|https?:/);
      expect(files[0].text).toContain("og:title");
    });
  },
);

describe("the texts of a page", () => {
  it("are text, whatever they hold", () => {
    const hostile = {
      id: "x",
      title: `"><script>1</script>`,
      text: "'<b>&",
      query: `gamma=2&pin="<'`,
    };
    const { text } = exampleFiles(hostile, SITE)[0];
    expect(text).not.toMatch(/<script|<b>|pin="</);
    expect(String(oembedOf(hostile, SITE)["html"])).not.toMatch(/<script|="</);
  });

  it("of the explorer itself are those of its head", () => {
    const html = `<title>A title</title><meta\n name="description"\n content="A text" />`;
    const tags = sitePages(presets, SITE).transformIndexHtml(html, { path: "/index.html" });
    const contents = tags.map(({ attrs }) => attrs["content"]);
    expect(contents).toEqual(expect.arrayContaining(["A title", "A text", SITE]));
    const [policy, ...others] = sitePages(presets, SITE).transformIndexHtml("", {
      path: "/embed.html",
    });
    expect(others).toEqual([]);
    expect(policy.attrs["content"]).toMatch(/^default-src 'none'; script-src 'self' /);
    expect(policy.attrs["content"]).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/);
  });
});
