import { useEffect, useState } from 'react';
import type { ForecastReleaseOrder, ReleaseForecast } from '#editorial/releases/releaseForecast.ts';
import type { ReleaseActs } from './releaseActs.ts';

export type Timing = Omit<ForecastReleaseOrder, 'articleId' | 'reviewed'>;
type Subject = { articleId: number; reviewed: string };

const AFTER_LAST_KEY_MS = 250;

/**
 * What an order of what is reviewed would meet and change. The server is asked again when the times change, a moment
 * after the last key, and when the page was read anew; what it said before stays until it answers.
 */
export function useForeseen(
  { articleId, reviewed }: Subject,
  given: ReleaseForecast,
  act: ReleaseActs['foresee'],
) {
  const [foreseen, setForeseen] = useState(given);
  const [pending, setPending] = useState(false);
  const [timing, setTiming] = useState<string | null>(null);

  const [before, setBefore] = useState(given);
  if (before !== given) {
    setBefore(given);
    setForeseen(given);
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what the page was given anew must be asked about anew
  useEffect(() => {
    if (timing === null) return;
    let isCurrent = true;
    setPending(true);
    const timer = setTimeout(async () => {
      const order = { articleId, reviewed, ...(JSON.parse(timing) as Timing) };
      const answer = await act(order).catch(() => null);
      if (!isCurrent) return;
      setPending(false);
      if (answer?.ok) setForeseen(answer.value);
    }, AFTER_LAST_KEY_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [timing, articleId, reviewed, given, act]);

  return { foreseen, pending, ask: setTiming };
}
