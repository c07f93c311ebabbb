import { useCallback, useEffect, useRef, useState } from 'react';
import type { Foreseen, ForeseeOrder } from '#editorial/article/foreseeing';
import type { ReleaseActs } from './releaseActs.ts';

type Timing = Omit<ForeseeOrder, 'articleId'>;

/**
 * What the order as it stands would meet and change. The server is asked anew when the times change, a moment after
 * the last key; what it said before stays until it answers.
 */
export function useForeseen(articleId: number, given: Foreseen, act: ReleaseActs['foresee']) {
  const [foreseen, setForeseen] = useState(given);
  const [pending, setPending] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef('{}');
  const turn = useRef(0);

  const ask = useCallback(
    (timing: Timing) => {
      const wanted = JSON.stringify(timing);
      if (asked.current === wanted) return;
      asked.current = wanted;
      turn.current += 1;
      const mine = turn.current;
      clearTimeout(timer.current);
      setPending(true);
      timer.current = setTimeout(async () => {
        const answer = await act({ articleId, ...timing }).catch(() => null);
        if (mine !== turn.current) return;
        setPending(false);
        if (answer?.ok) setForeseen(answer.value);
      }, 250);
    },
    [act, articleId],
  );
  useEffect(() => () => clearTimeout(timer.current), []);

  const [told, setTold] = useState(given);
  if (told !== given) {
    // The page was read anew: for a release at once it is the latest word.
    setTold(given);
    setForeseen(given);
  }
  return { foreseen, pending, ask };
}
