import { TextQuote } from 'lucide-react';
import { oneFormat } from './blockControls.ts';

export const blockquoteControls = oneFormat({
  name: 'blockquote',
  icon: TextQuote,
  key: 'Mod-Shift-b',
  words: 'quote yinyong',
  apply: (editor) => editor.chain().focus().toggleBlockquote().run(),
});
