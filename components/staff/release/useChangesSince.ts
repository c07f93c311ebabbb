import { useEffect, useRef, useState } from 'react';
import { useStaffEvents } from '#components/staff/liveUpdates/LivePages.tsx';
import type { ChangesSince } from '#editorial/releases/changesSinceReview.ts';

/** The changes of the draft since the review; `gone`: the server no longer has the reviewed snapshot. */
export type Since = ChangesSince | 'gone' | null;

/** A draft's event arrives up to five seconds after a key; polling finds the change sooner. */
const POLL_MS = 1_500;
const AFTER_FAILURE_MS = 6_000;

type Options = {
  /** also requests the changes regularly while the page is visible, not only after an event */
  isPolling: boolean;
  /** stops the requests */
  isOver?: boolean;
};

/** The changes of a draft since the review, updated as long as the page is open. */
export function useChangesSince(
  { articleId, reviewed }: { articleId: number; reviewed: string },
  { isPolling, isOver = false }: Options,
): Since {
  const [known, setKnown] = useState<{ reviewed: string; since: Since }>({ reviewed, since: null });
  const readNow = useRef<() => Promise<void>>(undefined);

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
      clearTimeout(timer); // an event may have started another read
      if (isPolling) timer = setTimeout(read, isAnswered ? POLL_MS : AFTER_FAILURE_MS);
    }

    readNow.current = read;
    void read();
    document.addEventListener('visibilitychange', read, { signal });
    return () => {
      readNow.current = undefined;
      ended.abort();
      clearTimeout(timer);
    };
  }, [articleId, reviewed, isPolling, isOver]);

  useStaffEvents([`draft:${articleId}`, `article:${articleId}`], () => readNow.current?.());
  return known.reviewed === reviewed ? known.since : null;
}
