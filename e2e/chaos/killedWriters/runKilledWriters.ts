import { setTimeout as sleep } from 'node:timers/promises';
import { type Browser, expect } from '@playwright/test';
import { expectSaved } from '#e2e/setting/drafting.ts';
import { openTestDatabase } from '#e2e/setting/testDatabase.ts';
import { timeoutFactor } from '#e2e/setting/timeoutFactor.ts';
import { commentCards, sendComment } from './comments.ts';
import { documentShownAsSaved, ROUNDS_PER_ARTICLE } from './documentTexts.ts';
import { addArticle, emptyFigures, type KilledWritersFigures, tellKilledWriters } from './figures.ts';
import { expectEverythingWritten, expectNothingLost } from './invariants.ts';
import { KILLED_PROCESSES, type KillableServer, startKillableServer } from './killableServer.ts';
import { openWriters, type Writer, type Writers } from './writers.ts';
import { beginArticle, startWriting, type WrittenArticle } from './writtenArticle.ts';

type Options = { browser: Browser; kills: number; say(line: string): void };

/** In one of so many rounds a person closes the page while the server is away. */
const REOPEN_EVERY = 4;
/** Kills happen within this time after the people begin to type. */
const TYPING_MS = 3_000;
const GOLDEN_RATIO = 0.618;

/**
 * Four people write in one article at four browsers, while the app and Postgres are killed: one types directly, one suggests,
 * one types directly beside the suggestions and replies to comments, one comments on new words. Fails at the first invariant
 * that does not hold.
 */
export async function runKilledWriters({ browser, kills, say }: Options): Promise<KilledWritersFigures> {
  const figures = emptyFigures();
  const server = await startKillableServer();
  try {
    const database = await openTestDatabase(server.dataDir);
    const writers = await openWriters(browser, server.url);
    for (let kill = 0; kill < kills; ) {
      const article = await beginArticle(database, writers);
      for (const end = Math.min(kills, kill + ROUNDS_PER_ARTICLE); kill < end; kill += 1)
        await killOnce({ server, writers, article, kill, figures, say });
      addArticle(figures, article);
      tellKilledWriters(figures, say);
    }
    for (const writer of Object.values(writers)) await writer.end();
    await database.close();
    return figures;
  } catch (error) {
    say(`The server's last lines:\n${server.said().slice(-4_000)}`);
    throw error;
  } finally {
    await server.stop();
  }
}

type Round = {
  server: KillableServer;
  writers: Writers;
  article: WrittenArticle;
  /** the number of the kill, from 0 */
  kill: number;
  figures: KilledWritersFigures;
  say(line: string): void;
};

async function killOnce({ server, writers, article, kill, figures, say }: Round): Promise<void> {
  const everybody = Object.values(writers);
  const what = KILLED_PROCESSES[kill % KILLED_PROCESSES.length] ?? 'app';
  const delay = (((kill + 0.5) * GOLDEN_RATIO) % 1) * TYPING_MS;
  const closing = what === 'Postgres' ? undefined : whoCloses(everybody, kill);
  const round = await startWriting(writers, article, kill);
  const finished = Promise.all(
    everybody.map(async (writer) => {
      const { typed, comment } = round[writer.name];
      await typed;
      if (comment && writer !== closing) await sendComment(comment);
    }),
  );
  finished.catch(() => {}); // awaited below
  await sleep(delay);
  await server.kill(what);
  const killedAt = performance.now();
  const shown = await Promise.all(everybody.map((writer) => documentShownAsSaved(writer.page())));
  const recovered = server.recover(what);
  recovered.catch(() => {});
  if (closing) await round[closing.name].typed.then(() => closing.closePage());
  await recovered;
  const startedAt = performance.now();
  if (what !== 'Postgres') {
    await expectNothingLost(article.id, shown, article.comments);
    await server.letBrowsersIn();
  }
  if (closing) {
    await closing.open(article.id);
    const { comment } = round[closing.name];
    if (comment) await sendComment(comment);
    figures.reopened += 1;
  }
  await finished;
  await Promise.all(everybody.map((writer) => expectSaved(writer.page())));
  const savedAt = performance.now();
  await expectEverythingWritten(article, writers);
  const threads = article.comments.filter(({ is }) => is === 'thread').length;
  await expect(commentCards(writers.replying.page())).toHaveCount(threads, {
    timeout: 20_000 * timeoutFactor,
  });
  figures.kills[what] += 1;
  figures.recoveries.push(savedAt - killedAt);
  figures.recoveriesAfterStart.push(savedAt - startedAt);
  const again = closing ? `, “${closing.name}” closed the page` : '';
  say(
    `kill ${kill + 1}: ${what} after ${delay.toFixed(0)} ms${again}; ready after ${(startedAt - killedAt).toFixed(0)} ms, everything saved after ${(savedAt - killedAt).toFixed(0)} ms`,
  );
}

function whoCloses(everybody: Writer[], kill: number): Writer | undefined {
  if (kill % REOPEN_EVERY !== 1) return undefined;
  return everybody[(Math.floor(kill / REOPEN_EVERY) + 3) % everybody.length];
}
