import { useSyncExternalStore } from 'react';
import type { WritingTools, WritingToolsState } from './writingTools.ts';

export function useWritingToolsState<T>(tools: WritingTools, choose: (state: WritingToolsState) => T): T {
  const now = () => choose(tools.state());
  return useSyncExternalStore(tools.subscribe, now, now);
}
