'use client';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { type RefusedAct, useRefusal } from '#components/ui/useRefusal.ts';
import type { FrontStory, Showing } from '#editorial/fronts/frontDraft.ts';
import type { FrontDraft } from '#editorial/fronts/frontDraftRow.ts';
import type { FrontLayout } from '#editorial/fronts/frontLayout.ts';
import type { FrontActs } from './frontActs.ts';
import { stepLayout } from './undoSteps.ts';

/** `between`: another person saved a layout, and one of the two must be chosen. */
export type ArrangementSaving = 'saved' | 'saving' | 'between' | RefusedAct;

/** The layout of a front while it is edited. Each change is saved a moment later, one save at a time. */
export function useArrangement(rendered: FrontDraft, first: Showing, acts: FrontActs) {
  const { guard } = useRefusal();
  const [steps, dispatch] = useReducer(stepLayout, {
    past: [],
    now: rendered.layout,
    future: [],
    merged: null,
  });
  const [showing, setShowing] = useState({ ...first, of: rendered.layout });
  const [saving, setSaving] = useState<ArrangementSaving>('saved');
  const [theirs, setTheirs] = useState<{ draft: FrontDraft; showing: Showing } | null>(null);
  const [known, setKnown] = useState(new Map(first.stories.map((story) => [story.id as number, story])));
  /** what the server has stored */
  const stored = useRef({ version: rendered.version, layout: rendered.layout, isBusy: false });
  const latest = useRef(rendered.layout);
  latest.current = steps.now;

  const learn = useCallback((stories: FrontStory[]) => {
    setKnown(
      (before) => new Map([...before, ...stories.map((story) => [story.id as number, story] as const)]),
    );
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the acts are new objects at each render, but equal
  const save = useCallback(async () => {
    const server = stored.current;
    if (server.isBusy) return;
    server.isBusy = true;
    while (latest.current !== server.layout) {
      setSaving('saving');
      const layout = latest.current;
      const answer = await guard(
        acts.arrange({ frontId: rendered.frontId, version: server.version, layout }),
      );
      if (!answer.ok) {
        server.isBusy = false;
        setSaving(answer);
        if (answer.refused !== 'changed-meanwhile') return;
        const reread = await guard(acts.reread(rendered.frontId));
        if (reread.ok) setTheirs(reread.value);
        return;
      }
      server.version = answer.value.version;
      server.layout = layout;
      setShowing({ ...answer.value, of: layout });
      learn(answer.value.stories);
    }
    server.isBusy = false;
    setSaving('saved');
  }, [rendered.frontId]);

  useEffect(() => {
    if (steps.now === stored.current.layout || theirs) return;
    const timer = setTimeout(save, 400);
    return () => clearTimeout(timer);
  }, [steps.now, save, theirs]);

  const isOffline = typeof saving === 'object' && saving.refused === 'offline';
  useEffect(() => {
    if (!isOffline) return;
    const timer = setInterval(save, 3_000);
    return () => clearInterval(timer);
  }, [isOffline, save]);

  const unsaved = saving !== 'saved' || steps.now !== showing.of;
  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);

  // A layout that another person saved is shown once this page has no unsaved change; Undo restores the previous one.
  const isIdle = !unsaved && !theirs;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version from the server matters
  useEffect(() => {
    if (!isIdle || rendered.version <= stored.current.version) return;
    stored.current = { version: rendered.version, layout: rendered.layout, isBusy: false };
    learn(first.stories);
    dispatch({ is: 'change', to: rendered.layout, as: null });
    setShowing({ ...first, of: rendered.layout });
  }, [rendered.version, isIdle]);

  /** Continues with one of two conflicting layouts; Undo restores the other one. */
  function settle(which: 'theirs' | 'mine') {
    if (!theirs) return;
    const { draft } = theirs;
    stored.current = { version: draft.version, layout: draft.layout, isBusy: false };
    setTheirs(null);
    learn(theirs.showing.stories);
    if (which === 'mine') {
      dispatch({ is: 'keep', theirs: draft.layout });
      return save();
    }
    dispatch({ is: 'change', to: draft.layout, as: null });
    setShowing({ ...theirs.showing, of: draft.layout });
    setSaving('saved');
  }

  const pending: ArrangementSaving = unsaved && saving === 'saved' ? 'saving' : saving;
  return {
    layout: steps.now,
    change: (to: FrontLayout, as: string | null = null) => dispatch({ is: 'change', to, as }),
    undo: steps.past.length > 0 ? () => dispatch({ is: 'undo' }) : null,
    redo: steps.future.length > 0 ? () => dispatch({ is: 'redo' }) : null,
    saving: theirs ? ('between' as const) : pending,
    showing,
    known,
    learn,
    theirs: theirs?.draft ?? null,
    settle,
    version: showing.version,
  };
}

export type Arrangement = ReturnType<typeof useArrangement>;
