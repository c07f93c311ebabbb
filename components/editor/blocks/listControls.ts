import { oneFormat } from './blockControls.ts';

export const bulletListControls = oneFormat({
  name: 'bulletList',
  key: 'Mod-Shift-8',
  words: 'ul bulleted list liebiao 项目列表',
  apply: (editor) => editor.chain().focus().toggleBulletList().run(),
});

export const orderedListControls = oneFormat({
  name: 'orderedList',
  key: 'Mod-Shift-7',
  words: 'ol numbered list bianhao liebiao 编号列表',
  apply: (editor) => editor.chain().focus().toggleOrderedList().run(),
});
