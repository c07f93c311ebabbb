import type { Editor } from '@tiptap/core';
import {
  Bold,
  Heading2,
  Heading3,
  Image,
  Italic,
  Link,
  List,
  ListOrdered,
  type LucideIcon,
  Pilcrow,
  Quote,
  Radio,
  TextQuote,
} from 'lucide-react';

/** What opens beside the text; the body's own component shows it. */
export type Openers = { link(): void; figure(): void; entry(): void };

export type Format = {
  name:
    | 'bold'
    | 'italic'
    | 'link'
    | 'paragraph'
    | 'heading2'
    | 'heading3'
    | 'bulletList'
    | 'orderedList'
    | 'blockquote'
    | 'pullQuote'
    | 'figure'
    | 'entry';
  icon: LucideIcon;
  /** in ProseMirror's notation; Mod is ⌘ on a Mac, Ctrl elsewhere */
  key: string;
  /** marks belong on a selection, blocks in the `/` menu too */
  is: 'mark' | 'block';
  active(editor: Editor): boolean;
  apply(editor: Editor, openers: Openers): unknown;
  /** what may be typed after `/` besides the name on screen */
  words: string;
};

/** Everything that the toolbar, the `/` menu and the keys can do, in the order in which they show it. */
export const formats: Format[] = [
  {
    name: 'bold',
    icon: Bold,
    key: 'Mod-b',
    is: 'mark',
    active: (editor) => editor.isActive('bold'),
    apply: (editor) => editor.chain().focus().toggleBold().run(),
    words: '',
  },
  {
    name: 'italic',
    icon: Italic,
    key: 'Mod-i',
    is: 'mark',
    active: (editor) => editor.isActive('italic'),
    apply: (editor) => editor.chain().focus().toggleItalic().run(),
    words: '',
  },
  {
    name: 'link',
    icon: Link,
    key: 'Mod-k',
    is: 'mark',
    active: (editor) => editor.isActive('link'),
    apply: (_, openers) => openers.link(),
    words: '',
  },
  {
    name: 'heading2',
    icon: Heading2,
    key: 'Mod-Alt-2',
    is: 'block',
    active: (editor) => editor.isActive('heading', { level: 2 }),
    apply: (editor) => editor.chain().focus().toggleHeading({ level: 2 }).run(),
    words: 'h2 heading subhead xiaobiaoti',
  },
  {
    name: 'heading3',
    icon: Heading3,
    key: 'Mod-Alt-3',
    is: 'block',
    active: (editor) => editor.isActive('heading', { level: 3 }),
    apply: (editor) => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    words: 'h3 heading subhead xiaobiaoti',
  },
  {
    name: 'bulletList',
    icon: List,
    key: 'Mod-Shift-8',
    is: 'block',
    active: (editor) => editor.isActive('bulletList'),
    apply: (editor) => editor.chain().focus().toggleBulletList().run(),
    words: 'ul list bullet liebiao',
  },
  {
    name: 'orderedList',
    icon: ListOrdered,
    key: 'Mod-Shift-7',
    is: 'block',
    active: (editor) => editor.isActive('orderedList'),
    apply: (editor) => editor.chain().focus().toggleOrderedList().run(),
    words: 'ol list number bianhao',
  },
  {
    name: 'blockquote',
    icon: TextQuote,
    key: 'Mod-Shift-b',
    is: 'block',
    active: (editor) => editor.isActive('blockquote'),
    apply: (editor) => editor.chain().focus().toggleBlockquote().run(),
    words: 'quote yinyong',
  },
  {
    name: 'pullQuote',
    icon: Quote,
    key: 'Mod-Shift-9',
    is: 'block',
    active: (editor) => editor.isActive('pullQuote'),
    apply: (editor) => editor.chain().focus().toggleNode('pullQuote', 'paragraph').run(),
    words: 'pull quote jinju',
  },
  {
    name: 'figure',
    icon: Image,
    key: 'Mod-Shift-f',
    is: 'block',
    active: (editor) => editor.isActive('figure'),
    apply: (_, openers) => openers.figure(),
    words: 'image picture photo figure tupian',
  },
  {
    name: 'entry',
    icon: Radio,
    key: 'Mod-Shift-l',
    is: 'block',
    active: (editor) => editor.isActive('entry'),
    apply: (_, openers) => openers.entry(),
    words: 'live entry update report zhibo dongtai',
  },
  {
    name: 'paragraph',
    icon: Pilcrow,
    key: 'Mod-Alt-0',
    is: 'block',
    active: (editor) => editor.isActive('paragraph'),
    apply: (editor) => editor.chain().focus().clearNodes().run(),
    words: 'text paragraph zhengwen',
  },
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
