import { Pilcrow } from 'lucide-react';
import { oneFormat } from './blockControls.ts';

export const paragraphControls = oneFormat({
  name: 'paragraph',
  icon: Pilcrow,
  key: 'Mod-Alt-0',
  isOutsideToolbar: true,
  words: 'text paragraph zhengwen',
  apply: (editor) => editor.chain().focus().clearNodes().run(),
});
