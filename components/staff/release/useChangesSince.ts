import { useEffect, useRef, useState } from 'react';
import { useStaffEvents } from '#components/staff/liveUpdates/LivePages.tsx';
import type { ChangesSince } from '#editorial/releases/changesSinceReview.ts';

/** What is known of the draft since the review; `gone`: the server no longer has what was reviewed. */
export type Since = ChangesSince | 'gone' | null;

/** A draft's event comes when it is derived, up to five seconds after a key; the release page asks sooner by itself. */
const INTERVAL_MS = 1_500;
const AFTER_FAILURE_MS = 6_000;

type Watched = { articleId: number; reviewed: string };
type How = {
  /** asks by itself while the page is in sight, and not only when an event says that something has happened */
  isPolling: boolean;
  /** nobody needs to know any more */
  isOver?: boolean;
};

/** How the draft differs from what was reviewed, as long as the page is open. */
export function useChangesSince({ articleId, reviewed }: Watched, { isPolling, isOver = false }: How): Since {
  const [known, setKnown] = useState<{ reviewed: string; since: Since }>({ reviewed, since: null });
  const ask = useRef<() => Promise<void>>(undefined);

  useEffect(() => {
    if (isOver) return;
    const ended = new AbortController();
    const { signal } = ended;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let state = '';

    async function read(): Promise<void> {
      clearTimeout(timer);
      if (document.hidden) return;
      const query = new URLSearchParams({ reviewed, known: state });
      const answer = await fetch(`/newsroom/articles/${articleId}/release/changes?${query}`, { signal })
        .then(async (response) => ({
          status: response.status,
          since: response.status === 200 ? ((await response.json()) as ChangesSince) : null,
        }))
        .catch(() => null);
      if (signal.aborted) return;
      if (answer?.since) {
        state = answer.since.state;
        setKnown({ reviewed, since: answer.since });
      } else if (answer?.status === 404) setKnown({ reviewed, since: 'gone' });
      const isAnswered = answer?.status === 200 || answer?.status === 204;
      clearTimeout(timer); // an event may have asked meanwhile
      if (isPolling) timer = setTimeout(read, isAnswered ? INTERVAL_MS : AFTER_FAILURE_MS);
    }

    ask.current = read;
    void read();
    document.addEventListener('visibilitychange', read, { signal });
    return () => {
      ask.current = undefined;
      ended.abort();
      clearTimeout(timer);
    };
  }, [articleId, reviewed, isPolling, isOver]);

  useStaffEvents([`draft:${articleId}`, `article:${articleId}`], () => ask.current?.());
  return known.reviewed === reviewed ? known.since : null;
}
