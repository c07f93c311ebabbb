'use client';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { RefusedAct } from '#components/ui/useRefusal.ts';
import { useRefusal } from '#components/ui/useRefusal.ts';
import type { FrontStory, Showing } from '#editorial/fronts/frontDraft.ts';
import type { FrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';
import type { FrontActs } from './frontActs.ts';
import { stepLayout } from './undoSteps.ts';

export type ArrangementSaving = 'saved' | 'saving' | 'between' | RefusedAct;
/** A front that is being arranged: each change is saved a moment later, one after the other. */
export function useArrangement(given: FrontDraft, first: Showing, acts: FrontActs) {
  const { guard } = useRefusal();
  const [steps, dispatch] = useReducer(stepLayout, { past: [], now: given.layout, future: [], merged: null });
  const [showing, setShowing] = useState({ ...first, of: given.layout });
  const [saving, setSaving] = useState<ArrangementSaving>('saved');
  const [theirs, setTheirs] = useState<{ draft: FrontDraft; showing: Showing } | null>(null);
  const [known, setKnown] = useState(new Map(first.stories.map((story) => [story.id as number, story])));
  const kept = useRef({ version: given.version, layout: given.layout, busy: false });
  const wanted = useRef(given.layout);
  wanted.current = steps.now;

  const learn = useCallback((stories: FrontStory[]) => {
    setKnown(
      (before) => new Map([...before, ...stories.map((story) => [story.id as number, story] as const)]),
    );
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the acts are new objects at each render, and the same
  const save = useCallback(async () => {
    const keep = kept.current;
    if (keep.busy) return;
    keep.busy = true;
    while (wanted.current !== keep.layout) {
      setSaving('saving');
      const layout = wanted.current;
      const answer = await guard(acts.arrange({ frontId: given.frontId, version: keep.version, layout }));
      if (!answer.ok) {
        keep.busy = false;
        setSaving(answer);
        if (answer.refused !== 'changed-meanwhile') return;
        const found = await guard(acts.reread(given.frontId));
        if (found.ok) setTheirs(found.value);
        return;
      }
      keep.version = answer.value.version;
      keep.layout = layout;
      setShowing({ ...answer.value, of: layout });
      learn(answer.value.stories);
    }
    keep.busy = false;
    setSaving('saved');
  }, [given.frontId]);

  useEffect(() => {
    if (steps.now === kept.current.layout || theirs) return;
    const timer = setTimeout(save, 400);
    return () => clearTimeout(timer);
  }, [steps.now, save, theirs]);

  const lost = typeof saving === 'object' && saving.refused === 'offline';
  useEffect(() => {
    if (!lost) return;
    const timer = setInterval(save, 3_000);
    return () => clearInterval(timer);
  }, [lost, save]);

  const unsaved = saving !== 'saved' || steps.now !== showing.of;
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);

  // What others arranged is shown as long as nothing of one's own is under way; Undo brings back what stood here.
  const isIdle = !unsaved && !theirs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was read anew counts
  useEffect(() => {
    if (!isIdle || given.version <= kept.current.version) return;
    kept.current = { version: given.version, layout: given.layout, busy: false };
    learn(first.stories);
    dispatch({ is: 'change', to: given.layout, as: null });
    setShowing({ ...first, of: given.layout });
  }, [given.version, isIdle]);

  /** Somebody else's draft came in between: one of the two goes on, and Undo brings back the other. */
  function settle(which: 'theirs' | 'mine') {
    if (!theirs) return;
    const { draft } = theirs;
    kept.current = { version: draft.version, layout: draft.layout, busy: false };
    setTheirs(null);
    learn(theirs.showing.stories);
    if (which === 'mine') {
      dispatch({ is: 'beside', other: draft.layout });
      return save();
    }
    dispatch({ is: 'change', to: draft.layout, as: null });
    setShowing({ ...theirs.showing, of: draft.layout });
    setSaving('saved');
  }

  return {
    layout: steps.now,
    change: (to: FrontLayout, as: string | null = null) => dispatch({ is: 'change', to, as }),
    undo: steps.past.length > 0 ? () => dispatch({ is: 'undo' }) : null,
    redo: steps.future.length > 0 ? () => dispatch({ is: 'redo' }) : null,
    saving: wordOf(saving, { unsaved, between: theirs !== null }),
    showing,
    known,
    learn,
    theirs: theirs?.draft ?? null,
    settle,
    retry: save,
    version: showing.version,
  };
}

function wordOf(
  saving: ArrangementSaving,
  { unsaved, between }: { unsaved: boolean; between: boolean },
): ArrangementSaving {
  if (between) return 'between';
  return unsaved && saving === 'saved' ? 'saving' : saving;
}

export type Arrangement = ReturnType<typeof useArrangement>;
