import { PluginKey } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';

/** What a rule of typography replaced just now, so that Backspace can take it back. */
export type Replaced = { from: number; to: number; typed: string; inserted: string };

export type HooksState = { highlights: DecorationSet | undefined; replaced: Replaced | undefined };

/** A transaction changes the state by its meta value with this key. */
export const writingHooksKey = new PluginKey<HooksState>('writingHooks');
