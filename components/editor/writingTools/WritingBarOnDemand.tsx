'use client';
import { useEffect, useState } from 'react';
import { codeOnDemand } from '#components/ui/codeOnDemand.ts';
import { useCode } from '#components/ui/useCode.ts';
import { useWritingToolsState } from './useWritingTools.ts';
import type { WritingTools } from './writingTools.ts';

const writingBar = codeOnDemand(() => import('./WritingBar.tsx').then((file) => file.WritingBar));
const findBar = codeOnDemand(() =>
  import('#components/editor/find/FindBar.tsx').then((file) => file.FindBar),
);

/** Milliseconds after which the bar is loaded although the user has not touched the page. */
const LOAD_AFTER_MS = 4_000;
const FIRST_ACTS = ['pointerdown', 'pointermove', 'keydown', 'focusin', 'touchstart'] as const;

/** Whether the user has begun to use the page. */
export function useHasBegun(): boolean {
  const [hasBegun, setBegun] = useState(false);
  useEffect(() => {
    if (hasBegun) return;
    const begin = () => setBegun(true);
    const timer = setTimeout(begin, LOAD_AFTER_MS);
    for (const act of FIRST_ACTS) window.addEventListener(act, begin, { passive: true });
    return () => {
      clearTimeout(timer);
      for (const act of FIRST_ACTS) window.removeEventListener(act, begin);
    };
  }, [hasBegun]);
  return hasBegun;
}

type Props = { tools: WritingTools; language: string; onKeys(): void };

/** Undo, redo, the word count and the menu of the tools. Loaded when the user begins, so that the text comes first. */
export function WritingBarOnDemand(props: Props) {
  const Bar = useCode(writingBar, useHasBegun(), { isQuiet: true });
  return <div className="writing-bar">{Bar && <Bar {...props} />}</div>;
}

/** The find bar while it is open. Until its code is loaded, the text takes no keys: they are meant for the bar. */
export function FindBarOnDemand({ tools, language }: Omit<Props, 'onKeys'>) {
  const isOpen = useWritingToolsState(tools, ({ isFindOpen }) => isFindOpen);
  const Bar = useCode(findBar, isOpen, { onFailed: () => tools.set({ isFindOpen: false }) });
  const isWaiting = isOpen && !Bar;
  useEffect(() => {
    if (!isWaiting) return;
    const waiting = new AbortController();
    const ignore = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
      if (event instanceof KeyboardEvent && event.key === 'Escape') tools.set({ isFindOpen: false });
    };
    for (const type of ['keydown', 'beforeinput', 'paste'])
      tools.lastEditor()?.view.dom.addEventListener(type, ignore, { capture: true, signal: waiting.signal });
    return () => waiting.abort();
  }, [isWaiting, tools]);
  return isOpen && Bar ? <Bar tools={tools} language={language} /> : null;
}
