import { useEffect, useState } from 'react';
import type { ForecastReleaseOrder, ReleaseForecast } from '#editorial/releases/releaseForecast.ts';
import type { ReleaseActs } from './releaseActs.ts';

const AFTER_LAST_KEY_MS = 250;

/**
 * The forecast of an order for the reviewed snapshot. It is requested again when the times change, a moment after the
 * last key, and when the page is refreshed. Until the answer arrives, the previous forecast stays.
 * @param rendered the forecast that the server rendered with the page
 */
export function useForeseen(
  { articleId, reviewed }: { articleId: number; reviewed: string },
  rendered: ReleaseForecast,
  act: ReleaseActs['foresee'],
) {
  const [foreseen, setForeseen] = useState(rendered);
  const [pending, setPending] = useState(false);
  const [timing, setTiming] = useState<string | null>(null);

  const [before, setBefore] = useState(rendered);
  if (before !== rendered) {
    setBefore(rendered);
    setForeseen(rendered);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a refreshed page needs a new forecast for these times
  useEffect(() => {
    if (timing === null) return;
    let isCurrent = true;
    setPending(true);
    const timer = setTimeout(async () => {
      const times = JSON.parse(timing) as Omit<ForecastReleaseOrder, 'articleId' | 'reviewed'>;
      const answer = await act({ articleId, reviewed, ...times }).catch(() => null);
      if (!isCurrent) return;
      setPending(false);
      if (answer?.ok) setForeseen(answer.value);
    }, AFTER_LAST_KEY_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [timing, articleId, reviewed, rendered, act]);

  return { foreseen, pending, ask: setTiming };
}
