import { Quote } from 'lucide-react';
import type { BlockControls } from './blockControls.ts';

export const pullQuoteControls: BlockControls = {
  formats: [
    {
      name: 'pullQuote',
      icon: Quote,
      key: 'Mod-Shift-9',
      isInToolbar: true,
      words: 'pull quote jinju',
      isActive: (editor) => editor.isActive('pullQuote'),
      apply: (editor) => editor.chain().focus().toggleNode('pullQuote', 'paragraph').run(),
    },
  ],
};
