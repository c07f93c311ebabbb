import { oneFormat } from './blockControls.ts';

export const paragraphControls = oneFormat({
  name: 'paragraph',
  key: 'Mod-Alt-0',
  isOutsideToolbar: true,
  words: 'text paragraph zhengwen 正文段落',
  apply: (editor) => editor.chain().focus().clearNodes().run(),
});
