import type { Format } from '#components/editor/blocks/blockControls.ts';
import { editorBlocks } from '#components/editor/blocks/editorBlocks.ts';
import { beginComment } from '#components/editor/comments/commentPassages.ts';
import { markFormats } from './markFormats.ts';

/** All formats of the toolbar, the `/` menu and the keys, in the order in which these show them. */
export const formats: Format[] = [
  ...markFormats,
  {
    name: 'comment',
    key: 'Mod-Alt-m',
    isActive: () => false,
    apply: beginComment,
  },
  ...Object.values(editorBlocks).flatMap((block) => block?.formats ?? []),
];

/** A key as the user's keyboard labels it. */
export function shownKey(key: string): string {
  const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
  const names: Record<string, string> = isMac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };
  return key
    .split('-')
    .map((part) => names[part] ?? part.toUpperCase())
    .join(isMac ? '' : '+');
}
