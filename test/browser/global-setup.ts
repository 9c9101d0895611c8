import type { TestProject } from "vitest/node";
import { requireChromium, serveChromium } from "./chromium.ts";
import { serveStatic } from "./static-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the built page, with a slash at its end. */
    pageUrl: string;
    /** Path of the browser, for tests that start one of their own. */
    chromiumPath: string;
    /** Address of the browser that the tests share. */
    browserAddress: string;
    /** Whether there is time for more links and more screens. */
    thorough: boolean;
  }
}

/** Finds (or installs) a browser, starts it, and serves the built page, for as long as the tests run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const path = requireChromium();
  const [browser, server] = await Promise.all([serveChromium(path), serveStatic("/")]);
  project.provide("chromiumPath", path);
  project.provide("browserAddress", browser.wsEndpoint());
  project.provide("pageUrl", server.url);
  return async () => {
    await browser.close();
    await server.close();
  };
}
