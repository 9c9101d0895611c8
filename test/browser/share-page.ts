import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Download, Page } from "playwright-core";
import { expect } from "vitest";

/** Opens the dialog. */
export async function share(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator("maskrisk-share dialog[open]").waitFor();
}

/** The text of a kind and a format of the dialog, which must hold a piece of it. */
export async function textOf(
  page: Page,
  kind: string,
  format: string | null,
  holds: string,
): Promise<string> {
  const dialog = page.locator("maskrisk-share");
  await dialog.getByRole("tab", { name: kind, exact: true }).click();
  if (format !== null) await dialog.getByRole("radio", { name: format, exact: true }).check();
  await dialog.locator('textarea[aria-busy="false"]').waitFor();
  const text = await dialog.locator("textarea").inputValue();
  expect(text).toContain(holds);
  return text;
}

/** Saves a file by a button of the dialog. */
export async function saved(
  page: Page,
  button: string,
): Promise<{ name: string; bytes: Buffer; path: string }> {
  const [download]: [Download, void] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  const path = join(tmpdir(), `maskrisk-test-${process.pid}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return { name: download.suggestedFilename(), bytes: await readFile(path), path };
}
