import type { TestProject } from "vitest/node";
import { requireChromium } from "./chromium.ts";
import { serveStatic } from "./static-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the built page, with a slash at its end. */
    pageUrl: string;
    /** Path of the browser to start. */
    chromiumPath: string;
    /** Whether there is time for more links and more screens. */
    thorough: boolean;
  }
}

/** Finds (or installs) a browser and serves the built page for as long as the tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  project.provide("chromiumPath", requireChromium());
  const server = await serveStatic("/");
  project.provide("pageUrl", server.url);
  return () => server.close();
}
