import { Quote } from 'lucide-react';
import { oneFormat } from './blockControls.ts';

export const pullQuoteControls = oneFormat({
  name: 'pullQuote',
  icon: Quote,
  key: 'Mod-Shift-9',
  words: 'pull quote jinju',
  apply: (editor) => editor.chain().focus().toggleNode('pullQuote', 'paragraph').run(),
});
