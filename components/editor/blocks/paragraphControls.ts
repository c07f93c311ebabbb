import { Pilcrow } from 'lucide-react';
import type { BlockControls } from './blockControls.ts';

export const paragraphControls: BlockControls = {
  formats: [
    {
      name: 'paragraph',
      icon: Pilcrow,
      key: 'Mod-Alt-0',
      isInToolbar: false,
      words: 'text paragraph zhengwen',
      isActive: (editor) => editor.isActive('paragraph'),
      apply: (editor) => editor.chain().focus().clearNodes().run(),
    },
  ],
};
