import { type ExplorerState, encodeState } from "../state/index.ts";

/** Milliseconds of quiet before the address is written: browsers throttle frequent writing. */
const QUIET = 250;

let timer: ReturnType<typeof setTimeout> | undefined;
/** The state whose address waits to be written; null when none does. */
let waiting: ExplorerState | null = null;

/** The full link to a state. */
export function linkTo(state: ExplorerState): string {
  return `${location.origin}${location.pathname}?${encodeState(state)}`;
}

/** Writes the state to the address bar once things are quiet. */
export function writeAddress(state: ExplorerState): void {
  clearTimeout(timer);
  waiting = state;
  timer = setTimeout(flush, QUIET);
}

/** Adds a step to the browser's history, so that Back returns to the state before. */
export function pushAddress(state: ExplorerState): void {
  // Back must find the state that was left, not one some changes older
  flush();
  write("pushState", state);
}

function flush(): void {
  clearTimeout(timer);
  if (waiting !== null) write("replaceState", waiting);
  waiting = null;
}

function write(how: "pushState" | "replaceState", state: ExplorerState): void {
  try {
    history[how](null, "", `?${encodeState(state)}`);
  } catch {
    // refused by the browser (throttled, sandboxed): the page works on without its address
  }
}

/** Copies text; false where the browser does not allow it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
