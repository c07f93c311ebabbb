import type { ArticleId } from '#db/schema/ids.ts';
import { deriveDraft } from '#editorial/drafts/derivedColumns.ts';
import type { Logger } from '#server/logging/logging.ts';

/** Milliseconds without typing after which a draft's list entry, word counts and search text are derived again. */
const QUIET_MS = 1_000;
/** Maximum delay in ms while typing continues; also the delay before a failed derivation is tried again. */
const MAX_DELAY_MS = 5_000;

type Waiting = { timer: NodeJS.Timeout; since: number };

/** Derives the columns of drafts shortly after they change, one draft at a time. */
export function createDeriver(logger: Logger) {
  const waiting = new Map<ArticleId, Waiting>();
  const queued = new Set<ArticleId>();
  let working: Promise<void> | undefined;
  let closed = false;

  function derive(articleId: ArticleId): void {
    waiting.delete(articleId);
    queued.add(articleId);
    working ??= deriveQueued();
  }

  async function deriveQueued(): Promise<void> {
    for (const articleId of queued) {
      queued.delete(articleId); // an id that is added again meanwhile is visited again
      await deriveDraft(articleId).catch((error) => {
        logger.warn({ err: error, articleId }, 'a draft could not be derived yet');
        if (!closed) schedule(articleId, MAX_DELAY_MS);
      });
    }
    working = undefined;
  }

  function schedule(articleId: ArticleId, pause: number): void {
    const since = waiting.get(articleId)?.since ?? Date.now();
    clearTimeout(waiting.get(articleId)?.timer);
    const timer = setTimeout(
      () => derive(articleId),
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
      for (const [id] of due) derive(id);
      await working;
    },
  };
}
