import type { Preset } from "../presets/preset.ts";
import { exampleFiles } from "./example-page.ts";
import { contentPolicy } from "./policy.ts";
import { previewTags, type HeadElement } from "./preview-tags.ts";

/** What the bundler hands to a plugin that adds files. */
interface Bundle {
  emitFile(file: { type: "asset"; fileName: string; source: string }): string;
}

/** What the bundler knows of a page. */
interface PageContext {
  /** Path of the page from the root of the site, with a slash before it. */
  readonly path: string;
}

type Placed = HeadElement & { readonly injectTo: "head" | "head-prepend" };

/** A plugin of the bundler, as far as one is needed here. */
export interface SitePlugin {
  readonly name: string;
  readonly apply: "build";
  transformIndexHtml(html: string, context: PageContext): Placed[];
  generateBundle(this: Bundle): void;
}

/**
 * Makes a site of the built pages: a strict content security policy in each, previews of links, and a
 * small page for every preset. Pages under development are left alone: live reload needs inline scripts.
 *
 * @param presets starting points; the first one stands for the explorer itself
 * @param site address of the site, with a slash at its end; null where it is not known
 */
export function sitePages(presets: readonly Preset[], site: string | null): SitePlugin {
  const policy: Placed = {
    tag: "meta",
    attrs: { "http-equiv": "Content-Security-Policy", content: contentPolicy },
    injectTo: "head-prepend",
  };
  return {
    name: "maskrisk-site",
    apply: "build",
    transformIndexHtml(html, { path }) {
      const [preset] = presets;
      if (path !== "/index.html" || preset === undefined) return [policy];
      const text = { title: titleOf(html), description: descriptionOf(html), path: "", preset };
      const tags = previewTags(text, site).map((tag): Placed => ({ ...tag, injectTo: "head" }));
      return [policy, ...tags];
    },
    generateBundle() {
      for (const preset of presets) {
        for (const { path, text } of exampleFiles(preset, site)) {
          this.emitFile({ type: "asset", fileName: path, source: text });
        }
      }
    },
  };
}

function titleOf(html: string): string {
  return /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? "Maskrisk";
}

function descriptionOf(html: string): string {
  return /name="description"\s+content="([^"]*)"/.exec(html)?.[1] ?? "";
}
