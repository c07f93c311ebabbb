import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, createReader } from './asking.ts';
import { instant } from './scene.ts';

export type Page = { name: string; path: string };

/** Readers who ask for some pages over and over, 2 ms after each answer, each over a connection of their own. */
export function watchPages(port: number, pages: Page[], sees: (answer: Answer, page: Page) => boolean) {
  const stopping = new AbortController();
  const readers = pages.map((page) => ({ page, reader: createReader(port) }));
  const seen = readers.map(async ({ page, reader }) => {
    while (!stopping.signal.aborted) {
      const answer = await reader.get(page.path);
      if (sees(answer, page)) return { name: page.name, at: instant() };
      await sleep(2);
    }
    return { name: page.name, at: Number.NaN };
  });
  const late = setTimeout(() => stopping.abort(), 5_000);
  return {
    /** When each page first showed it, in ms since the epoch; NaN if not within 5 s. */
    async seen(): Promise<{ name: string; at: number }[]> {
      const all = await Promise.all(seen);
      clearTimeout(late);
      for (const { reader } of readers) reader.close();
      return all;
    },
  };
}
