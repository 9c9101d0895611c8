import { fileURLToPath } from "node:url";
import type { AddressInfo } from "node:net";
import { preview } from "vite";

/** The built page, served on this machine. */
export interface PageServer {
  /** Address of the page, with a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the built page on a free port of the loopback. Rejects when the page has not been built. */
export async function servePage(): Promise<PageServer> {
  const server = await preview({
    root: fileURLToPath(new URL("../../", import.meta.url)),
    logLevel: "error",
    preview: { host: "127.0.0.1", port: 0, open: false },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${server.config.base.startsWith("/") ? server.config.base : "/"}`,
    close: () => server.close(),
  };
}
