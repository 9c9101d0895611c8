/**
 * A thread that the policy of the page holds for, too: one made from an address of its own would have
 * none, and rows are in it. It begins as a line of the page that imports the file.
 */
export function privateWorker(address: string): Worker {
  const url = new URL(address, document.baseURI).href;
  const source = new Blob([`import ${JSON.stringify(url)};`], { type: "text/javascript" });
  const start = URL.createObjectURL(source);
  const worker = new Worker(start, { type: "module" });
  // it has been fetched once there is a word from it
  worker.addEventListener("message", () => URL.revokeObjectURL(start), { once: true });
  return worker;
}
