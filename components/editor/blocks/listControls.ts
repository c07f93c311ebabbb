import { List, ListOrdered } from 'lucide-react';
import type { BlockControls } from './blockControls.ts';

export const bulletListControls: BlockControls = {
  formats: [
    {
      name: 'bulletList',
      icon: List,
      key: 'Mod-Shift-8',
      isInToolbar: true,
      words: 'ul list bullet liebiao',
      isActive: (editor) => editor.isActive('bulletList'),
      apply: (editor) => editor.chain().focus().toggleBulletList().run(),
    },
  ],
};

export const orderedListControls: BlockControls = {
  formats: [
    {
      name: 'orderedList',
      icon: ListOrdered,
      key: 'Mod-Shift-7',
      isInToolbar: true,
      words: 'ol list number bianhao',
      isActive: (editor) => editor.isActive('orderedList'),
      apply: (editor) => editor.chain().focus().toggleOrderedList().run(),
    },
  ],
};
