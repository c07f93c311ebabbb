'use client';
import { useState, useSyncExternalStore } from 'react';
import { useCode } from '#components/ui/useCode.ts';
import { suggestingCode } from './suggestingCode.ts';
import { SuggestingMode } from './suggestingMode.ts';

/** The mode of this person's changes to an article, for the page's lifetime. */
export function useSuggestingMode(options: ConstructorParameters<typeof SuggestingMode>[0]): SuggestingMode {
  return useState(() => new SuggestingMode(options))[0];
}

export const useIsSuggesting = (mode: SuggestingMode): boolean =>
  useSyncExternalStore(mode.subscribe, mode.isOn, () => false);

/** Whether the text can be shown for typing: while the mode is on, not before the code of suggesting is loaded. */
export function useIsSuggestingReady(mode: SuggestingMode): boolean {
  const isSuggesting = useIsSuggesting(mode);
  const code = useCode(suggestingCode, isSuggesting);
  return !isSuggesting || (code ?? suggestingCode.now()) !== undefined;
}
