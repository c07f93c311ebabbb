import type { ArticleId } from '#db/schema/ids.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import type { Logger } from '#server/logging/logging.ts';

/** Milliseconds without typing after which a draft's list entry, word counts and search text are derived again. */
const QUIET_MS = 1_000;
/** Maximum delay in ms while typing continues; also the delay before a failed derivation is tried again. */
const MAX_DELAY_MS = 5_000;

type Waiting = { timer: NodeJS.Timeout; since: number };

/** Derives the columns of drafts shortly after they change. */
export function createDeriver(logger: Logger) {
  const waiting = new Map<ArticleId, Waiting>();
  const running = new Map<ArticleId, Promise<void>>();
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

  function schedule(articleId: ArticleId, pause: number): void {
    const since = waiting.get(articleId)?.since ?? Date.now();
    clearTimeout(waiting.get(articleId)?.timer);
    const timer = setTimeout(
      () => void derive(articleId),
      Math.min(pause, Math.max(0, since + MAX_DELAY_MS - Date.now())),
    );
    waiting.set(articleId, { timer, since });
  }

  return {
    changed: (articleId: ArticleId) => schedule(articleId, QUIET_MS),
    /** Derives now what is pending: for one article, or for all articles before the process ends. */
    async settle(articleId?: ArticleId): Promise<void> {
      if (articleId === undefined) closed = true;
      const due = [...waiting].filter(([id]) => articleId === undefined || id === articleId);
      for (const [, { timer }] of due) clearTimeout(timer);
      await Promise.all([...due.map(([id]) => derive(id)), ...(articleId ? [] : running.values())]);
    },
  };
}
