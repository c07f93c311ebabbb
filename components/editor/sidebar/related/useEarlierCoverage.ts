'use client';
import { useEffect, useState } from 'react';
import { useEditorPage } from '#components/editor/editorPage.ts';
import type { EarlierStory } from '#editorial/related/earlierCoverage.ts';

/** Milliseconds between the last keystroke and the request. */
const TYPING_PAUSE_MS = 2_000;
/** Milliseconds between checks whether the text is saved. */
const UNSAVED_RETRY_MS = 700;

type EarlierCoverageSearch = { stories: EarlierStory[] | null; isLooking: boolean; hasFailed: boolean };
const FIRST_SEARCH: EarlierCoverageSearch = { stories: null, isLooking: true, hasFailed: false };

/** The paper's stories on the draft's subject. Requested when `basis` changes, and when typed text is saved. */
export function useEarlierCoverage(basis: string): EarlierCoverageSearch {
  const { draft, articleFields, acts } = useEditorPage();
  const { id } = articleFields.now.article;
  const [search, setSearch] = useState<EarlierCoverageSearch>(FIRST_SEARCH);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new basis needs a new request
  useEffect(() => {
    if (!draft) return;
    let lastTurn = 0;
    let timer: ReturnType<typeof setTimeout>;

    async function request() {
      if (draft?.state().saving !== 'saved') return wait(UNSAVED_RETRY_MS);
      const turn = ++lastTurn;
      setSearch((before) => ({ ...before, isLooking: true }));
      const answer = await acts.findEarlier(id).catch(() => null);
      if (turn !== lastTurn) return; // a later request, or the end of the effect
      if (answer?.ok) setSearch({ stories: answer.value, isLooking: false, hasFailed: false });
      else setSearch(({ stories }) => ({ stories, isLooking: false, hasFailed: true }));
    }
    function wait(ms: number) {
      clearTimeout(timer);
      timer = setTimeout(request, ms);
    }
    const onUpdate = () => wait(TYPING_PAUSE_MS);
    draft.ydoc.on('update', onUpdate);
    wait(0);
    return () => {
      lastTurn += 1;
      clearTimeout(timer);
      draft.ydoc.off('update', onUpdate);
    };
  }, [draft, id, basis, acts]);

  return search;
}
