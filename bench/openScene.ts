import { type Browser, chromium } from '@playwright/test';
import { findBrowser } from '#e2e/setting/browser.ts';
import { openTestDatabase } from '#e2e/setting/testDatabase.ts';
import type { Measured } from './figures.ts';
import type { Scene } from './scene.ts';
import { start } from './starting.ts';

export type OpenScene = { scene: Scene; measured: Measured; close(): Promise<void> };

/** Starts a paper with the sample edition, and a browser if one is installed. `measured`: figures of the start. */
export async function openScene({ quick }: { quick: boolean }): Promise<OpenScene> {
  const { running, measured, end } = await start({ quick });
  const database = await openTestDatabase(running.dataDir);
  const browser = await openBrowser();
  return {
    scene: { running, database, browser, quick, turn: 0 },
    measured,
    async close() {
      await browser?.close();
      await database.close();
      await end();
    },
  };
}

async function openBrowser(): Promise<Browser | undefined> {
  const executablePath = findBrowser();
  if (!executablePath) return undefined;
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}
