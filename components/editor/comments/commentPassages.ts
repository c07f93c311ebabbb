import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { DraftField } from '#body/draftDocument.ts';
import { readSelection } from '#components/editor/document/selectionState.ts';
import type { CommentFieldView, CommentStore, FieldContents } from './commentStore.ts';
import { aboutSelection, quoteOf, rangeOf } from './commentSubjects.ts';
import { knownPassages } from './pastedPassages.ts';

type Passage = { id: string; from: number; to: number };
type Contents = { passages: Passage[]; order: string[]; decorations: DecorationSet };

type Options = {
  store: CommentStore;
  field: DraftField;
  /** called when a person asks for the comments of a place: of the article without `threadId` */
  onOpen(open: { threadId?: string; takesFocus: boolean }): void;
};

const passagesKey = new PluginKey<Contents>('commentPassages');

/**
 * Shows the passages of open threads in a field, and starts threads on its selection. A mark whose thread does not exist, or
 * is resolved, looks like text without it.
 */
export function commentPassages({ store, field, onOpen }: Options) {
  return Extension.create({
    name: 'commentPassages',
    addKeyboardShortcuts() {
      return { 'Mod-Alt-m': () => comment(this.editor) };
    },
    addStorage: () => ({ comment }),
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin<Contents>({
          key: passagesKey,
          state: {
            init: (_, state) => contentsOf(state, store, field),
            apply: (tr, contents, _, state) =>
              tr.docChanged || tr.getMeta(passagesKey) ? contentsOf(state, store, field) : contents,
          },
          props: {
            decorations: (state) => passagesKey.getState(state)?.decorations,
            transformPasted: (slice, view) => knownPassages(slice, view, store),
            handleClick(view, position) {
              const threadId = openThreadAt(view.state, position, store);
              if (threadId) onOpen({ threadId, takesFocus: false });
              return false;
            },
          },
          view(view) {
            const fieldView = createFieldView(view, editor);
            store.fields.set(field, fieldView);
            store.noteContents();
            return {
              update(_, before) {
                const { selection } = view.state;
                const contents = contentsFor(view.state);
                if (JSON.stringify(contents) !== JSON.stringify(fieldView.contents)) {
                  fieldView.contents = contents;
                  store.noteContents();
                }
                if (!before.selection.eq(selection) && view.hasFocus())
                  store.setAtCaret(selection.empty ? openThreadAt(view.state, selection.head, store) : null);
              },
              destroy() {
                if (store.fields.get(field) === fieldView) store.fields.delete(field);
              },
            };
          },
        }),
      ];
    },
  });

  /** Comments on the selection; without one, opens the thread of the passage at the caret, or one on the article. */
  function comment({ view }: Editor): boolean {
    readSelection(view);
    if (store.fields.get(field)?.begin()) onOpen({ takesFocus: true });
    else {
      const threadId = openThreadAt(view.state, view.state.selection.head, store);
      if (!threadId) store.beginThread({ place: 'article' });
      onOpen({ ...(threadId && { threadId }), takesFocus: true });
    }
    return true;
  }

  function createFieldView(view: EditorView, editor: Editor): CommentFieldView {
    const dispatch = (change: (tr: EditorState['tr']) => EditorState['tr']) =>
      // Commenting is no edit: undo must not take the mark away.
      view.dispatch(change(view.state.tr).setMeta('addToHistory', false));
    return {
      contents: contentsFor(view.state),
      begin() {
        const about = aboutSelection(view.state, field);
        if (about) store.beginThread(about);
        return about !== null;
      },
      mark({ threadId, about }) {
        const range = editor.isEditable && rangeOf(view.state, about, field);
        if (!range || store.isInText(threadId)) return;
        const { comment: type } = view.state.schema.marks;
        if (type) dispatch((tr) => tr.addMark(range.from, range.to, type.create({ id: threadId })));
      },
      unmark(threadId) {
        if (!editor.isEditable) return;
        for (const { id, from, to } of passagesKey.getState(view.state)?.passages ?? [])
          if (id === threadId)
            dispatch((tr) => tr.removeMark(from, to, view.state.schema.mark('comment', { id })));
      },
      focus: () => view.focus(),
      reveal(threadId) {
        const passage = passagesKey.getState(view.state)?.passages.find(({ id }) => id === threadId);
        if (!passage) return;
        const selection = TextSelection.near(view.state.doc.resolve(passage.from), 1);
        view.focus();
        view.dispatch(view.state.tr.setSelection(selection));
        const { node } = view.domAtPos(passage.from, 1);
        (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: 'center' });
      },
      refresh() {
        if (view.isDestroyed) return;
        readSelection(view); // drawing passages would undo a selection that the browser has not reported yet
        view.dispatch(view.state.tr.setMeta(passagesKey, true));
      },
    };
  }
}

/** Starts a thread on the selection of a field, as its key does. */
export function beginComment(editor: Editor): void {
  const { commentPassages: own } = editor.storage as unknown as {
    commentPassages?: { comment(editor: Editor): void };
  };
  own?.comment(editor);
}

function contentsFor(state: EditorState): FieldContents {
  const { passages = [], order = [] } = passagesKey.getState(state) ?? {};
  const { selection, doc } = state;
  const selected = selection instanceof NodeSelection ? '' : quoteOf(doc, selection.from, selection.to);
  return { threadIds: [...new Set(passages.map(({ id }) => id))], order, selected };
}

function contentsOf(state: EditorState, store: CommentStore, field: DraftField): Contents {
  const passages: Passage[] = [];
  const order = new Set<string>();
  state.doc.descendants((node, position) => {
    if (node.type.name === 'picture') order.add(`picture:${node.attrs.asset}`);
    if (!node.isInline) return;
    for (const { type, attrs } of node.marks) {
      if (type.name !== 'comment') continue;
      const id = String(attrs.id);
      order.add(id);
      const last = passages.findLast((passage) => passage.id === id);
      if (last?.to === position) last.to = position + node.nodeSize;
      else passages.push({ id, from: position, to: position + node.nodeSize });
    }
  });
  return { passages, order: [...order], decorations: decorationsOf(state, passages, store, field) };
}

function decorationsOf(
  state: EditorState,
  passages: Passage[],
  store: CommentStore,
  field: DraftField,
): DecorationSet {
  const { chosen, unsent } = store.state();
  const shown = passages
    .filter(({ id }) => store.openThread(id))
    .map(({ id, from, to }) => {
      const look = id === chosen ? 'comment-open comment-chosen' : 'comment-open';
      return Decoration.inline(from, to, { class: look });
    });
  const range = unsent.newThread && rangeOf(state, unsent.newThread.about, field);
  if (range) shown.push(Decoration.inline(range.from, range.to, { class: 'comment-open comment-chosen' }));
  return DecorationSet.create(state.doc, shown);
}

/** The open thread of the passage at a position: of several, the one whose passage begins last. */
function openThreadAt(state: EditorState, position: number, store: CommentStore): string | null {
  const { passages = [] } = passagesKey.getState(state) ?? {};
  const around = passages.filter(
    ({ id, from, to }) => from <= position && position <= to && store.openThread(id),
  );
  return around.sort((a, b) => b.from - a.from)[0]?.id ?? null;
}
