'use client';
import { useEffect, useState } from 'react';
import type { Coverage, EditorActs } from '../acts.ts';
import type { OpenDraft } from '../openingDraft.ts';

/** ms without a key before the paper is asked; and before it is asked whether the last words are kept by now */
const pause = 2_000;
const again = 700;

export type EarlierCoverage = { stories: Coverage[] | null; looking: boolean; failed: boolean };

/**
 * The paper's stories that the text as it stands would have beside it, asked anew whenever writing pauses and what was
 * written is kept. `version` counts changes of what is said about the article: its topics count too.
 */
export function useEarlierCoverage(
  draft: OpenDraft | undefined,
  article: { id: number; version: number },
  acts: Pick<EditorActs, 'findEarlier'>,
): EarlierCoverage {
  const [found, setFound] = useState<EarlierCoverage>({ stories: null, looking: true, failed: false });
  const { id, version } = article;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is a reason to ask again
  useEffect(() => {
    if (!draft) return;
    let current = true;
    let asking = 0;
    let timer: ReturnType<typeof setTimeout>;

    async function ask() {
      if (draft?.state().saving !== 'saved') return wait(again);
      const turn = ++asking;
      setFound((before) => ({ ...before, looking: true }));
      const answer = await acts.findEarlier(id).catch(() => null);
      if (!current || turn !== asking) return;
      setFound((before) =>
        answer?.ok
          ? { stories: answer.value, looking: false, failed: false }
          : { ...before, looking: false, failed: true },
      );
    }
    function wait(ms: number) {
      clearTimeout(timer);
      timer = setTimeout(ask, ms);
    }
    const written = () => wait(pause);
    draft.ydoc.on('update', written);
    wait(0);
    return () => {
      current = false;
      clearTimeout(timer);
      draft.ydoc.off('update', written);
    };
  }, [draft, id, version, acts]);

  return found;
}
