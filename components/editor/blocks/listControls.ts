import { List, ListOrdered } from 'lucide-react';
import { oneFormat } from './blockControls.ts';

export const bulletListControls = oneFormat({
  name: 'bulletList',
  icon: List,
  key: 'Mod-Shift-8',
  words: 'ul list bullet liebiao',
  apply: (editor) => editor.chain().focus().toggleBulletList().run(),
});

export const orderedListControls = oneFormat({
  name: 'orderedList',
  icon: ListOrdered,
  key: 'Mod-Shift-7',
  words: 'ol list number bianhao',
  apply: (editor) => editor.chain().focus().toggleOrderedList().run(),
});
