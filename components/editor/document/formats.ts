import { Bold, Italic, Link } from 'lucide-react';
import type { Format } from '#components/editor/blocks/blockControls.ts';
import { editorBlocks } from '#components/editor/blocks/editorBlocks.ts';

/** Everything that the toolbar, the `/` menu and the keys can do, in the order in which they show it. */
export const formats: Format[] = [
  {
    name: 'bold',
    icon: Bold,
    key: 'Mod-b',
    isInToolbar: true,
    isActive: (editor) => editor.isActive('bold'),
    apply: (editor) => editor.chain().focus().toggleBold().run(),
  },
  {
    name: 'italic',
    icon: Italic,
    key: 'Mod-i',
    isInToolbar: true,
    isActive: (editor) => editor.isActive('italic'),
    apply: (editor) => editor.chain().focus().toggleItalic().run(),
  },
  {
    name: 'link',
    icon: Link,
    key: 'Mod-k',
    isInToolbar: true,
    isActive: (editor) => editor.isActive('link'),
    apply: (_, { open }) => open('link'),
  },
  ...Object.values(editorBlocks).flatMap((block) => block?.formats ?? []),
];

/** A key as this person's keyboard shows it. */
export function shownKey(key: string): string {
  const mac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
  const names: Record<string, string> = mac
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };
  return key
    .split('-')
    .map((part) => names[part] ?? part.toUpperCase())
    .join(mac ? '' : '+');
}
