'use client';
import { useEffect, useState } from 'react';
import type { OpenDraft } from '#components/editor/collaboration/openDraft.ts';
import type { EarlierStory, EditorActs } from '#components/editor/editorActs.ts';

/** ms without a key before the paper is asked; and before it is asked whether the last words are kept by now */
const pause = 2_000;
const again = 700;

export type EarlierCoverageSearch = { stories: EarlierStory[] | null; looking: boolean; failed: boolean };

/**
 * The paper's stories that the text as it stands would have beside it, asked anew whenever writing pauses and what was
 * written is kept; and whenever `basis` changes, all besides the text that the answer depends on.
 */
export function useEarlierCoverage(
  draft: OpenDraft | undefined,
  id: number,
  basis: string,
  acts: Pick<EditorActs, 'findEarlier'>,
): EarlierCoverageSearch {
  const [found, setFound] = useState<EarlierCoverageSearch>({ stories: null, looking: true, failed: false });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new basis is a reason to ask again
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
  }, [draft, id, basis, acts]);

  return found;
}
