import { setTimeout as sleep } from 'node:timers/promises';
import { createConcurrencyLimit } from '#contracts/concurrencyLimit.ts';
import type { ArticleId } from '#db/schema/ids.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import type { Logger } from '#server/logging/logging.ts';

/** Milliseconds without typing after which a draft's list entry, word counts and search text are derived again. */
const QUIET_MS = 1_000;
/** Maximum delay in ms while typing continues; also the delay before a failed derivation is tried again. */
const MAX_DELAY_MS = 5_000;
/** Drafts that are derived at the same time, so that hundreds of writers leave time for saving. */
const MAX_RUNNING = 2;
/** Milliseconds after which the others no longer wait for a derivation whose connection may have died silently. */
const MAX_TURN_MS = 20_000;

type Waiting = { timer: NodeJS.Timeout; since: number };

/** Derives the columns of drafts shortly after they change. */
export function createDeriver(logger: Logger) {
  const waiting = new Map<ArticleId, Waiting>();
  const running = new Map<ArticleId, Promise<void>>();
  const queued = new Set<ArticleId>();
  const inTurn = createConcurrencyLimit(MAX_RUNNING);
  let closed = false;

  async function derive(articleId: ArticleId): Promise<void> {
    waiting.delete(articleId);
    await running.get(articleId);
    const work = deriveDraft(articleId).catch((error) => {
      logger.warn({ err: error, articleId }, 'a draft could not be derived yet');
      if (!closed) schedule(articleId, MAX_DELAY_MS);
    });
    running.set(articleId, work);
    await work;
    if (running.get(articleId) === work) running.delete(articleId);
  }

  /** Derives the draft when others have had their turn. It counts as waiting until then. */
  function deriveInTurn(articleId: ArticleId): void {
    if (queued.has(articleId)) return;
    queued.add(articleId);
    void inTurn(async () => {
      queued.delete(articleId);
      clearTimeout(waiting.get(articleId)?.timer);
      if (!waiting.has(articleId)) return;
      const timeout = sleep(MAX_TURN_MS, undefined, { ref: false });
      await Promise.race([derive(articleId), timeout]);
    });
  }

  function schedule(articleId: ArticleId, pause: number): void {
    const since = waiting.get(articleId)?.since ?? Date.now();
    clearTimeout(waiting.get(articleId)?.timer);
    const timer = setTimeout(
      () => deriveInTurn(articleId),
      Math.min(pause, Math.max(0, since + MAX_DELAY_MS - Date.now())),
    );
    waiting.set(articleId, { timer, since });
  }

  return {
    changed: (articleId: ArticleId) => schedule(articleId, QUIET_MS),
    /** Another node may have just derived the draft: this node then has nothing to do, unless typing continues. */
    derived(articleId: ArticleId): void {
      if (!waiting.has(articleId)) return;
      clearTimeout(waiting.get(articleId)?.timer);
      waiting.delete(articleId);
      schedule(articleId, QUIET_MS);
    },
    /** Derives now what is pending: for one article, or for all articles before the process ends. */
    async settle(articleId?: ArticleId): Promise<void> {
      if (articleId === undefined) closed = true;
      const due = [...waiting].filter(([id]) => articleId === undefined || id === articleId);
      for (const [, { timer }] of due) clearTimeout(timer);
      await Promise.all([...due.map(([id]) => derive(id)), ...(articleId ? [] : running.values())]);
    },
  };
}
