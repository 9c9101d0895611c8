import type { ExplorerState } from "./state/state.ts";
import { encodeState } from "./state/link.ts";

/** Milliseconds of quiet before the address is written: browsers throttle frequent writing. */
const QUIET = 250;

let timer: ReturnType<typeof setTimeout> | undefined;

/** The full link to a state. */
export function linkTo(state: ExplorerState): string {
  return `${location.origin}${location.pathname}?${encodeState(state)}`;
}

/** Writes the state to the address bar once things are quiet. */
export function writeAddress(state: ExplorerState): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    try {
      history.replaceState(null, "", `?${encodeState(state)}`);
    } catch {
      // refused by the browser (throttled, sandboxed): the page works on without its address
    }
  }, QUIET);
}

/** Adds a step to the browser's history, so that Back returns to the state before. */
export function pushAddress(state: ExplorerState): void {
  clearTimeout(timer);
  try {
    history.pushState(null, "", `?${encodeState(state)}`);
  } catch {
    // as above
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
