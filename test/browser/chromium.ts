import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { chromium, type Browser, type BrowserServer, type LaunchOptions } from "playwright-core";

/** Environment variable that names the browser to use. */
const VARIABLE = "MASKRISK_CHROMIUM";

/** Where a browser of the Chromium family may be, best guess first. */
function candidates(): string[] {
  const named = process.env[VARIABLE];
  if (named !== undefined && named !== "") return [named];
  return [...playwrightBrowser(), ...systemBrowsers()];
}

/** The browser that `playwright-core install chromium` puts into the user's cache. */
function playwrightBrowser(): string[] {
  try {
    return [chromium.executablePath()];
  } catch {
    return []; // a platform that Playwright has no browser for
  }
}

function systemBrowsers(): string[] {
  const { env, platform } = process;
  if (platform === "darwin") {
    return ["/Applications", join(env["HOME"] ?? "", "Applications")].flatMap((folder) =>
      ["Chromium", "Google Chrome", "Microsoft Edge"].map((name) =>
        join(folder, `${name}.app`, "Contents", "MacOS", name),
      ),
    );
  }
  if (platform === "win32") {
    const folders = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]];
    return folders.flatMap((folder = "C:\\Program Files") => [
      join(folder, "Google", "Chrome", "Application", "chrome.exe"),
      join(folder, "Chromium", "Application", "chrome.exe"),
      join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
    ]);
  }
  const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
  const folders = [...(env["PATH"] ?? "").split(delimiter), "/usr/bin", "/snap/bin"];
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether the program starts: not a stub of a missing package, no library missing. */
function starts(path: string): boolean {
  if (process.platform === "win32") return true; // there `--version` opens a window
  return spawnSync(path, ["--version"], { timeout: 30_000, stdio: "ignore" }).status === 0;
}

/** Path of a browser of the Chromium family that starts, or null. */
function findChromium(): string | null {
  return candidates().find((path) => isExecutable(path) && starts(path)) ?? null;
}

/** Path of a browser that starts; installs one where there is none. Throws with advice if it cannot. */
export function requireChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  const named = process.env[VARIABLE];
  if (named !== undefined && named !== "") {
    throw new Error(`${VARIABLE}=${named} is not a browser that starts`);
  }
  // packages of Ubuntu and others only send on to their stores
  const ways = isDebian()
    ? [installFromDebian, installFromPlaywright]
    : [installFromPlaywright, installFromDebian];
  for (const install of ways) {
    install();
    const installed = findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    "No Chromium found, and none could be installed. Install Chromium, Chrome or Edge, " +
      `or set ${VARIABLE} to the path of one.`,
  );
}

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "inherit", timeout: 600_000 }).status === 0;
}

const isRoot = (): boolean => process.getuid?.() === 0;

function isDebian(): boolean {
  const about = "/etc/os-release";
  return existsSync(about) && /^ID="?debian"?$/m.test(readFileSync(about, "utf8"));
}

/** As root on Linux also the libraries that a bare machine lacks. */
function installFromPlaywright(): void {
  const manifest = createRequire(import.meta.url).resolve("playwright-core/package.json");
  const command = [join(dirname(manifest), "cli.js"), "install", "chromium"];
  if (process.platform === "linux" && isRoot()) {
    if (run(process.execPath, [...command, "--with-deps"])) return;
  }
  run(process.execPath, command);
}

function installFromDebian(): void {
  if (process.platform !== "linux" || !isRoot() || !existsSync("/usr/bin/apt-get")) return;
  if (run("apt-get", ["update"])) {
    run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"]);
  }
}

/** Chromium talks to this machine only: no updates, no sync, no names but the loopback. */
const OFFLINE: readonly string[] = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-first-run",
  "--no-pings",
  "--no-proxy-server",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

/** Its sandbox is off only for root, who has none. */
function launchOptions(executablePath: string): LaunchOptions {
  return { executablePath, args: [...OFFLINE], chromiumSandbox: !isRoot() };
}

/** Starts a headless browser that cannot reach the network. */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch(launchOptions(executablePath));
}

/** Starts the same for several threads, each of which connects to its address. */
export function serveChromium(executablePath: string): Promise<BrowserServer> {
  return chromium.launchServer({ ...launchOptions(executablePath), host: "127.0.0.1" });
}
