import type { Page } from "playwright-core";

/** What is read of an event of Chromium's trace. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds that its thread computed. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * Milliseconds that the longest task of the page's main thread computed while something was done to
 * it; the page must be the only one of its browser. Time in which the thread waited, as for a processor that others held, does not count: so the
 * figure is the page's own on a busy machine too.
 */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) =>
    events.push(...(value as unknown as TraceEvent[])),
  );
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel"] },
  });
  await act();
  await new Promise<void>((resolve, reject) => {
    session.once("Tracing.tracingComplete", () => resolve());
    session.send("Tracing.end").catch(reject);
  });
  await session.detach();
  const mains = events.filter(
    ({ name, args }) => name === "thread_name" && args.name === "CrRendererMain",
  );
  const tasks = events.filter(
    ({ ph, pid, tid, tdur }) =>
      ph === "X" && tdur !== undefined && mains.some((one) => one.pid === pid && one.tid === tid),
  );
  if (tasks.length === 0) throw new Error("the trace holds no task of the page");
  return Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000;
}
