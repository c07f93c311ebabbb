import { Extension } from '@tiptap/core';
import type { Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, type PluginSpec, TextSelection, type Transaction } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { findAddresses } from '#body/writtenAddresses.ts';
import { withAddressesLinked } from './linkCommands.ts';

type AppendTransaction = NonNullable<PluginSpec<unknown>['appendTransaction']>;

/** A space or punctuation that ends a word, also in Chinese. */
const endsWord = /[\s，。；：！？、）》」』”’]$/u;
/** Longer addresses are not allowed, see `isFitHref`. */
const MAX_WORD = 2_100;

/**
 * Links an address with a scheme when the user has typed it completely, or pastes it. An address pasted over a selection links
 * the selection. Ignores the text of other users, which comes by Yjs: linking it would be an edit by this user.
 */
export const Autolink = Extension.create({
  name: 'autolink',
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin({
        appendTransaction: (...change) => (editor.view.composing ? null : linkTyped(...change)),
        props: {
          transformPasted: withAddressesLinked,
          handlePaste: (view, _, slice) => {
            const { from, to, empty } = view.state.selection;
            const text = slice.content.textBetween(0, slice.content.size, ' ').trim();
            const [address] = findAddresses(text);
            const type = view.state.schema.marks.link;
            const isText = view.state.selection instanceof TextSelection;
            if (empty || !isText || !type || address?.text !== text) return false;
            view.dispatch(view.state.tr.addMark(from, to, type.create({ href: address.href })));
            return true;
          },
        },
      }),
    ];
  },
});

const linkTyped: AppendTransaction = (transactions, before, after) => {
  if (transactions.some((each) => each.getMeta(ySyncPluginKey) || each.getMeta('uiEvent') === 'paste'))
    return null;
  const inserted = transactions.flatMap(({ steps }) =>
    steps.flatMap((step) => (step as { slice?: Slice }).slice ?? []),
  );
  const place = inserted.some(isSplit)
    ? endOfSplit(transactions, before, after)
    : inserted.some(endsInSpace)
      ? after.selection.from
      : null;
  return place === null ? null : linkBefore(after, place);
};

const isSplit = ({ openStart, openEnd, content }: Slice): boolean =>
  openStart > 0 && openEnd > 0 && content.childCount > 1;

const endsInSpace = ({ content }: Slice): boolean =>
  content.lastChild?.type.name === 'hardBreak' || endsWord.test(content.lastChild?.text ?? '');

/** The end of the block in which Return was pressed. */
function endOfSplit(...[transactions, before, after]: Parameters<AppendTransaction>): number | null {
  const place = transactions.reduce((at, { mapping }) => mapping.map(at, -1), before.selection.from);
  const { parent, parentOffset } = after.doc.resolve(place);
  return parent.isTextblock && parentOffset === parent.content.size ? place : null;
}

function linkBefore(state: EditorState, place: number): Transaction | null {
  const { parent, parentOffset } = state.doc.resolve(place);
  const type = state.schema.marks.link;
  if (!parent.isTextblock || !type) return null;
  const begin = Math.max(0, parentOffset - MAX_WORD);
  const text = parent.textBetween(begin, parentOffset, null, '\n').replace(endsWord, '');
  const [word = ''] = /\S*$/.exec(text) ?? [];
  const { tr } = state;
  for (const { index, text: address, href } of findAddresses(word)) {
    const from = place - parentOffset + begin + text.length - word.length + index;
    const to = from + address.length;
    if (!state.doc.rangeHasMark(from, to, type)) tr.addMark(from, to, type.create({ href }));
  }
  return tr.docChanged ? tr.removeStoredMark(type) : null;
}
