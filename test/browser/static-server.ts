import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** The built site at an address. */
export interface StaticServer {
  /** Address of the folder, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
};

const root = fileURLToPath(new URL("../../dist/app/", import.meta.url));

/**
 * Serves the built files under a path as a plain file server does: a folder without its slash is sent
 * on to the one with it, a folder is its index.html, and nothing falls back to another page. Rejects when
 * the page has not been built.
 *
 * @param base path with slashes at both ends
 * @param headers sent with every file
 */
export async function serveStatic(
  base: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<StaticServer> {
  if (!existsSync(join(root, "index.html"))) {
    throw new Error(`${root} has no page: run npm run build first`);
  }
  /** Files by their path: pages are opened hundreds of times. */
  const contents = new Map<string, Buffer | null>();
  const read = (file: string): Buffer | null => {
    const known = contents.get(file);
    if (known !== undefined) return known;
    const content = existsSync(file) && statSync(file).isFile() ? readFileSync(file) : null;
    contents.set(file, content);
    return content;
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://host");
    const { pathname, search } = url;
    const missing = (): void => {
      response.writeHead(404).end();
    };
    if (`${pathname}/` === base || (pathname.startsWith(base) && isFolder(pathname, base))) {
      if (!pathname.endsWith("/")) {
        response.writeHead(301, { location: `${pathname}/${search}` }).end();
        return;
      }
    } else if (!pathname.startsWith(base)) return missing();
    const file = fileOf(pathname, base);
    const whole = file.endsWith("/") ? `${file}index.html` : file;
    const content = read(whole);
    if (content === null) return missing();
    const type = TYPES[extname(whole)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, ...headers }).end(content);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function fileOf(pathname: string, base: string): string {
  return join(root, normalize(`/${decodeURIComponent(pathname.slice(base.length))}`));
}

function isFolder(pathname: string, base: string): boolean {
  const file = fileOf(pathname, base);
  return existsSync(file) && statSync(file).isDirectory();
}
