import type { MarkName } from '#body/marks/markRegistry.ts';
import type { Format } from '#components/editor/blocks/blockControls.ts';

/** A mark that one key sets and removes. Text never has both marks of a pair that exclude each other. */
const toggled = (name: MarkName, key: string, excluded?: MarkName): Format => ({
  name,
  key,
  apply(editor) {
    const chain = editor.chain().focus();
    return (excluded ? chain.unsetMark(excluded) : chain).toggleMark(name).run();
  },
});

/** The formats of running text, in the order of the toolbar. */
export const markFormats: Format[] = [
  toggled('bold', 'Mod-b'),
  toggled('italic', 'Mod-i'),
  { name: 'link', key: 'Mod-k', apply: (_, { open }) => open('link') },
  toggled('strike', 'Mod-Shift-x'),
  toggled('superscript', 'Mod-Alt-.', 'subscript'),
  toggled('subscript', 'Mod-Alt-,', 'superscript'),
  { name: 'language', key: 'Mod-Alt-l', apply: (_, { open }) => open('language') },
];
