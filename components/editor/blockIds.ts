import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { identified } from '#body/schema';

const carriers = new Set(identified);

/** Gives each new block of our own typing a name that stays with it, so that two versions can be compared. */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addProseMirrorPlugins() {
    let view: EditorView | undefined;
    return [
      new Plugin({
        view(editorView) {
          view = editorView;
          return {};
        },
        appendTransaction(transactions, _, state) {
          // Naming a block draws it anew, which would end a composition; it is named by the next key.
          if (view?.composing) return null;
          const own = transactions.some((tr) => tr.docChanged && !isChangeOrigin(tr));
          return own ? named(state) : null;
        },
      }),
    ];
  },
});

function named(state: EditorState): Transaction | null {
  const seen = new Set<string>();
  const { tr } = state;
  state.doc.descendants((node, at) => {
    if (!carriers.has(node.type.name)) return true;
    const { id } = node.attrs;
    if (id === null || seen.has(id)) tr.setNodeAttribute(at, 'id', newId());
    else seen.add(id);
    return false;
  });
  return tr.docChanged ? tr : null;
}

const newId = () =>
  crypto.getRandomValues(new Uint32Array(2)).reduce((id, part) => id + part.toString(36), '');
