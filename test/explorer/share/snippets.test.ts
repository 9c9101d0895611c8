import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bibtex, cffReference } from "../../../src/explorer/share/citation.ts";
import {
  latexText,
  markdownText,
  oneLine,
  plainAddress,
  quotedText,
} from "../../../src/explorer/share/escape.ts";
import {
  embedLink,
  explorerLink,
  snippet,
  type Sharing,
  type SnippetName,
} from "../../../src/explorer/share/snippets.ts";
import { inlineScript, standaloneHtml } from "../../../src/explorer/share/standalone.ts";

const sharing: Sharing = {
  site: "https://example.org/maskrisk/",
  query: "gamma=8&axis=mask.ratio&pin=R²MAE~p:~mask:uniform",
  title: "Excess risk against mask ratio p",
  heading: "",
  height: 460,
  theme: "auto",
  controls: "min",
  still: false,
  run: false,
  file: "maskrisk-excess-1a2b3c4d",
  version: "1.2.3",
  seed: 7,
};

const names: readonly SnippetName[] = [
  "link",
  "iframe",
  "element",
  "reveal",
  "quarto",
  "myst",
  "sphinx",
  "jupyter",
  "markdown",
  "latex",
];

const unit = fc.nat(0xffff).map((one) => String.fromCharCode(one));
const hostileParts = [
  "</script><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "``` \n:::\n",
  "](javascript:alert(1))",
  "\\end{figure}\\input{/etc/passwd}",
  "}}, @comment{",
  "${alert(1)}",
  "'; import os; os.system('x')",
  "%\n#{x}",
  "&copy;&lt;script>",
];
/** Titles and links of strangers: any letters with something nasty in between. */
const hostile = fc
  .tuple(
    fc.string({ unit, maxLength: 8 }),
    fc.constantFrom(...hostileParts),
    fc.string({ maxLength: 8 }),
  )
  .map((parts) => parts.join(""));

const hostileSharing = fc
  .tuple(hostile, hostile, hostile)
  .map(([title, heading, query]): Sharing => {
    return { ...sharing, title, heading, query: `gamma=8&pin=${query}` };
  });

/** Text of an HTML attribute as a browser reads it. */
function attributeText(text: string): string {
  return text
    .replaceAll("&#96;", "`")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&gt;", ">")
    .replaceAll("&lt;", "<")
    .replaceAll("&amp;", "&");
}

/** The attributes of the only frame in some markup, read strictly: double quotes, no others inside. */
function frameAttributes(markup: string): Map<string, string> {
  const [found, ...others] = [
    ...markup.matchAll(/<iframe((?: [a-z-]+(?:="[^"<>]*")?)+)><\/iframe>/g),
  ];
  expect(others).toEqual([]);
  const attributes = [...(found?.[1] ?? "").matchAll(/ ([a-z-]+)(?:="([^"<>]*)")?/g)];
  return new Map(attributes.map(([, key = "", value = ""]) => [key, attributeText(value)]));
}

/** What remains of a text that is sent as UTF-8: halves of pairs do not. */
function asUtf8(text: string): string {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

describe("addresses", () => {
  it("mean the same and hold nothing that means something elsewhere", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const query = `gamma=8&pin=${encodeURIComponent(asUtf8(text))}`;
        const plain = plainAddress(`https://a/?${query}`);
        expect(plain).toMatch(/^[A-Za-z0-9\-._:/?#&=,+%]*$/);
        expect(new URL(plain).searchParams.get("pin")).toBe(asUtf8(text));
        expect(plainAddress(plain)).toBe(plain);
      }),
    );
  });

  it("of an embedded plot carry what was chosen, and the link nothing more", () => {
    const chosen: Sharing = {
      ...sharing,
      theme: "dark",
      controls: "full",
      still: true,
      run: true,
      heading: "A & B",
    };
    const found = new URL(embedLink(chosen));
    expect(found.pathname).toBe("/maskrisk/embed.html");
    expect(Object.fromEntries(found.searchParams)).toMatchObject({
      gamma: "8",
      theme: "dark",
      controls: "full",
      static: "1",
      run: "1",
      title: "A & B",
      pin: "R²MAE~p:~mask:uniform",
    });
    expect([...new URL(explorerLink(chosen)).searchParams.keys()]).toEqual([
      "gamma",
      "axis",
      "pin",
    ]);
  });
});

describe("snippets of a hostile link", () => {
  it("with a frame have just that frame, whose attributes read back", () => {
    fc.assert(
      fc.property(hostileSharing, (one) => {
        for (const name of ["iframe", "quarto", "sphinx"] as const) {
          const attributes = frameAttributes(snippet(name, one));
          expect(attributes.get("src")).toBe(embedLink(one));
          expect(attributes.get("title")).toBe(oneLine(one.title));
          expect(attributes.get("sandbox")).toBe("allow-scripts allow-popups");
        }
        const slide = snippet("reveal", one);
        expect(frameAttributes(slide).get("data-src")).toBe(embedLink(one));
        expect(slide.match(/<\/?\w+/g)).toEqual([
          "<section",
          "<h2",
          "</h2",
          "<iframe",
          "</iframe",
          "</section",
        ]);
        expect(snippet("element", one).match(/<\/?[\w-]+/g)).toEqual([
          "<script",
          "</script",
          "<maskrisk-plot",
          "<a",
          "</a",
          "</maskrisk-plot",
        ]);
      }),
      { numRuns: 200 },
    );
  });

  it("keep their lines and fences", () => {
    fc.assert(
      fc.property(hostileSharing, (one) => {
        for (const name of names) {
          // nothing from outside starts a line of its own
          const lines = snippet(name, one).split("\n").length;
          expect(lines).toBe(snippet(name, sharing).split("\n").length);
        }
        expect(snippet("sphinx", one).match(/```/g)).toHaveLength(2);
        expect(snippet("quarto", one).match(/```/g)).toHaveLength(2);
        expect(snippet("quarto", one).match(/^:::/gm)).toHaveLength(4);
        expect(snippet("myst", one).match(/^:::/gm)).toHaveLength(2);
      }),
      { numRuns: 200 },
    );
  });

  it("in Python are literals of what was meant", () => {
    fc.assert(
      fc.property(hostileSharing, (one) => {
        const lines = snippet("jupyter", one).split("\n");
        expect(JSON.parse((lines[3] ?? "").trim().slice(0, -1))).toBe(embedLink(one));
        const extras = JSON.parse(/\[.*\]/.exec(lines[6] ?? "")?.[0] ?? "") as string[];
        // as JSON: the one literal in single quotes has none inside
        expect(attributeText(/^title="([^"]*)"$/.exec(extras[0] ?? "")?.[1] ?? "!")).toBe(
          oneLine(one.title),
        );
      }),
    );
  });

  it("in Markdown are one image inside one link", () => {
    fc.assert(
      fc.property(hostileSharing, (one) => {
        const text = snippet("markdown", one);
        // brackets that are not escaped: those of the link and of the image
        const bare = text.replaceAll(/\\[\p{P}\p{S}]/gu, "");
        expect(bare.match(/[[\]]/g)?.join("")).toBe("[[]]");
        expect(bare.endsWith(`](${one.file}.svg)](${explorerLink(one)})`)).toBe(true);
      }),
    );
  });

  it("in LaTeX and BibTeX have no command but their own, and balanced braces", () => {
    fc.assert(
      fc.property(hostileSharing, (one) => {
        const balance = (text: string): number => {
          let depth = 0;
          for (const letter of text.replaceAll(/\\[{}]/g, "")) {
            if (letter === "{") depth++;
            if (letter === "}") depth--;
            if (depth < 0) return depth;
          }
          return depth;
        };
        const figure = snippet("latex", one);
        expect(balance(figure)).toBe(0);
        const commands = new Set(figure.match(/\\[a-z]+/gi));
        for (const command of ["\\input", "\\write", "\\csname"])
          expect(commands).not.toContain(command);
        expect(figure.match(/\\end\{figure\}/g)).toHaveLength(1);
        const entry = bibtex(explorerLink(one), "1.2.3", { title: one.title, seed: 7 });
        expect(balance(entry)).toBe(0);
        expect(entry.match(/^@/gm)).toHaveLength(1);
        expect(entry.trimEnd().split("\n")).toHaveLength(6);
      }),
      { numRuns: 200 },
    );
  });
});

describe("escapes", () => {
  it("are those of each host", () => {
    expect(markdownText("a*b_c [d](e) `f`\n# g")).toBe(String.raw`a\*b\_c \[d\](e) \`f\` \# g`);
    expect(latexText("50% of γ & β̂ at R²MAE_{x}")).toBe(
      String.raw`50\% of $\gamma$ \& $\hat{\beta}$ at R\textsuperscript{2}MAE\_\{x\}`,
    );
    expect(quotedText('say "hi"\n\u2028')).toBe(String.raw`"say \"hi\"\n\u2028"`);
    expect(oneLine(" a\n\tb\u2028c\u0000 ")).toBe("a b c");
  });
});

describe("citations", () => {
  it("carry link, version and seed", () => {
    const entry = bibtex("https://example.org/?gamma=4", "1.2.3", {
      title: "Risk against γ",
      seed: 7,
      key: "maskrisk-1a2b",
      accessed: "2026-11-23",
    });
    expect(entry).toBe(
      [
        "@misc{maskrisk-1a2b,",
        String.raw`  title = {{Risk against $\gamma$}},`,
        "  author = {{The Maskrisk project}},",
        "  year = {2026},",
        "  note = {Maskrisk, version 1.2.3, seed 7},",
        "  url = {https://example.org/?gamma=4},",
        "  urldate = {2026-11-23},",
        "}",
        "",
      ].join("\n"),
    );
    expect(bibtex("l", "1")).toContain("@misc{maskrisk,");
    const reference = cffReference("https://example.org/?gamma=4", "1.2.3", { title: 'a: "b"' });
    expect(reference).toContain(String.raw`    title: "a: \"b\""`);
    expect(reference).toContain('    version: "1.2.3"');
  });
});

describe("a standalone page", () => {
  const parts = { script: "x = '</script><!--';", svg: "<svg></svg>", provenance: '{"a":"<b>"}' };

  it("is one document that allows nothing from elsewhere", async () => {
    await fc.assert(
      fc.asyncProperty(hostileSharing, async (one) => {
        const page = await standaloneHtml(one, parts);
        expect(page.match(/<script/g)).toHaveLength(1);
        expect(page.match(/<\/script/g)).toHaveLength(1);
        expect(page).not.toContain("<!--");
        expect(page).not.toContain("<img");
        expect(page).toMatch(/script-src 'sha256-[A-Za-z0-9+/]{43}=' /);
        expect(page).not.toContain("unsafe-inline");
      }),
      { numRuns: 50 },
    );
    const page = await standaloneHtml(sharing, parts);
    expect(page).toContain(
      '<maskrisk-plot gamma="8" axis="mask.ratio" controls="min" explorer="https://example.org/maskrisk/" pin="R²MAE~p:~mask:uniform">',
    );
    expect(page).toContain(
      '<meta name="maskrisk-provenance" content="{&quot;a&quot;:&quot;&lt;b&gt;&quot;}">',
    );
  });

  it("does without digests where there are none", async () => {
    expect(await standaloneHtml(sharing, parts, () => null)).toContain(
      "script-src 'unsafe-inline'",
    );
  });

  it("keeps the meaning of its script", () => {
    const code = inlineScript("y = '</script>' + '<!--' + `<SCRIPT>`;\r\nz = 1 < 2;");
    expect(code).toBe("y = '\\x3C/script>' + '\\x3C!--' + `\\x3CSCRIPT>`;\nz = 1 < 2;");
  });
});
