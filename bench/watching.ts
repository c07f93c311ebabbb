import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, createReader } from './keepAliveClient.ts';
import { instant } from './scene.ts';

export type Page = { name: string; path: string };

/** Polls each page on a separate connection, 2 ms after each response, until `matches` is true; 5 s at most. */
export function watchPages(port: number, pages: Page[], matches: (answer: Answer, page: Page) => boolean) {
  const stopping = new AbortController();
  const readers = pages.map((page) => ({ page, reader: createReader(port) }));
  const matchTimes = readers.map(async ({ page, reader }) => {
    while (!stopping.signal.aborted) {
      const answer = await reader.get(page.path);
      if (matches(answer, page)) return { name: page.name, at: instant() };
      await sleep(2);
    }
    return { name: page.name, at: Number.NaN };
  });
  const timeout = setTimeout(() => stopping.abort(), 5_000);
  return {
    /** When each page first matched, in ms since the epoch; NaN if it did not match within 5 s. */
    async matchTimes(): Promise<{ name: string; at: number }[]> {
      const all = await Promise.all(matchTimes);
      clearTimeout(timeout);
      for (const { reader } of readers) reader.close();
      return all;
    },
  };
}
