import { TextQuote } from 'lucide-react';
import type { BlockControls } from './blockControls.ts';

export const blockquoteControls: BlockControls = {
  formats: [
    {
      name: 'blockquote',
      icon: TextQuote,
      key: 'Mod-Shift-b',
      isInToolbar: true,
      words: 'quote yinyong',
      isActive: (editor) => editor.isActive('blockquote'),
      apply: (editor) => editor.chain().focus().toggleBlockquote().run(),
    },
  ],
};
