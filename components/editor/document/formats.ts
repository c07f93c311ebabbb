import { Bold, Italic, Link } from 'lucide-react';
import type { Format } from '#components/editor/blocks/blockControls.ts';
import { editorBlocks } from '#components/editor/blocks/editorBlocks.ts';

/** All formats of the toolbar, the `/` menu and the keys, in the order in which these show them. */
export const formats: Format[] = [
  { name: 'bold', icon: Bold, key: 'Mod-b', apply: (editor) => editor.chain().focus().toggleBold().run() },
  {
    name: 'italic',
    icon: Italic,
    key: 'Mod-i',
    apply: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  { name: 'link', icon: Link, key: 'Mod-k', apply: (_, { open }) => open('link') },
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
