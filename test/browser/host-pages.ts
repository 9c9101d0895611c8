import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { usePages, type PageOptions } from "./pages.ts";

/** A page of somebody else. */
export interface HostPage {
  readonly body: string;
  /** Content security policy that its server sends; none without. */
  readonly policy?: string;
  /** Whether the page loads the script by itself, some time. */
  readonly late?: boolean;
}

const packages = fileURLToPath(new URL("../../node_modules/", import.meta.url));
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));

const SCRIPT = `<script src="/element/maskrisk-element.js" defer></script>`;

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};

/** A plain file server, with no header but the type: `/element/…` and `/app/…` as built, `/tools/…` the packages, `/` the host page. */
async function servePlainly(host: () => HostPage): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    if (path === "/") {
      const { body, policy, late } = host();
      response.setHeader("content-type", TYPES[".html"] ?? "");
      if (policy !== undefined) response.setHeader("content-security-policy", policy);
      const head = `<meta charset="utf-8"><title>Host</title><link rel="icon" href="/app/icon.svg">${late ? "" : SCRIPT}`;
      response.end(
        `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`,
      );
      return;
    }
    const file = path.startsWith("/tools/")
      ? `${packages}${path.slice("/tools/".length)}`
      : `${dist}${path.slice(1)}`;
    if (path.includes("..") || !existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    createReadStream(file).pipe(response);
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}

/** A host page that is open, the errors it had, and what it asked the network for. */
export interface OpenHost {
  readonly page: Page;
  readonly errors: string[];
  /** Paths asked for, this page's own left out. */
  readonly asked: string[];
}

/** What happens before a test can listen: every event of every plot, every message, every thread. */
async function listen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const log: unknown[] = [];
    const threads = { started: 0, now: 0, most: 0 };
    Object.assign(window, { log, messages: [], threads });
    const Plain = Worker;
    window.Worker = class extends Plain {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        threads.started++;
        threads.most = Math.max(threads.most, ++threads.now);
      }
      override terminate(): void {
        threads.now--;
        super.terminate();
      }
    };
    const watch = (type: string): void =>
      addEventListener(
        type,
        (event) => {
          if (!(event.target instanceof Element)) return;
          log.push({ type, id: event.target.id, detail: (event as CustomEvent).detail });
        },
        true,
      );
    for (const type of ["ready", "change", "progress", "error"]) watch(type);
    addEventListener("message", (event) => {
      (window as unknown as { messages: unknown[] }).messages.push(event.data);
    });
  });
}

/** Pages and one file server for a test file. The function opens a host page. */
export function useHost(): (host: HostPage, options?: PageOptions) => Promise<OpenHost> {
  let server: { url: string; close: () => void };
  let shown: HostPage = { body: "" };
  const blank = usePages(listen);
  beforeAll(async () => {
    server = await servePlainly(() => shown);
  });
  afterAll(() => server.close());
  return async (host, options) => {
    shown = host;
    const { page, errors } = await blank({ viewport: { width: 1000, height: 800 }, ...options });
    const asked: string[] = [];
    page.on("request", (request) => {
      const { protocol, pathname } = new URL(request.url());
      if (protocol.startsWith("http") && pathname !== "/") asked.push(pathname);
    });
    await page.goto(server.url);
    return { page, errors, asked };
  };
}

/** One event of a plot. */
export interface Logged {
  readonly type: string;
  readonly id: string;
  readonly detail: unknown;
}

/** Threads that a page has started, that it has now, and the most it had at a time. */
export function threadsOf(page: Page): Promise<{ started: number; now: number; most: number }> {
  type Threads = { started: number; now: number; most: number };
  return page.evaluate(() => (window as unknown as { threads: Threads }).threads);
}

/** The events of every plot of a page so far. */
export function eventsOf(page: Page): Promise<Logged[]> {
  return page.evaluate(() => (window as unknown as { log: Logged[] }).log);
}
