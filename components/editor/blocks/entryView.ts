import type { AnyExtension, Node } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import { newEntryName } from '#body/entryIdentity.ts';
import type { EditorContext } from './blockControls.ts';
import { setEntryTime } from './entryCommands.ts';

/** The schema's entry with its time and buttons above it. Plain DOM, because a story may have hundreds of entries. */
export function entryWithView(entry: AnyExtension, context: EditorContext): AnyExtension {
  const { entryWords, times, open } = context;
  return (entry as Node).extend({
    addNodeView() {
      return ({ node, editor }) => {
        let { name, at } = node.attrs as { name: string; at: string };
        const dom = element('section', 'sheet-entry');
        const head = element('div', 'sheet-entry-head');
        const contentDOM = element('div', 'sheet-entry-body');
        const time = document.createElement('time');
        const unconfirmed = element('span', 'sheet-entry-unconfirmed');
        head.contentEditable = 'false';
        const change = button('', () => editor.isEditable && open('entryTime', name));
        change.append(time);
        const show = () => {
          const words = entryWords();
          const isConfirmed = times.isConfirmed(name);
          dom.dataset.entry = name;
          time.dateTime = at;
          time.textContent = words.time(new Date(at));
          change.setAttribute('aria-label', words.changeTime(time.textContent));
          unconfirmed.textContent = isConfirmed ? '' : words.unconfirmed;
          unconfirmed.title = isConfirmed ? '' : words.unconfirmedHint;
        };
        show();
        const { setNow, remove } = entryWords();
        head.append(
          change,
          button(setNow, () => editor.isEditable && setEntryTime(editor, name, times.begin(name))),
          button(remove, () => editor.isEditable && open('entryRemoval', name)),
          unconfirmed, // last, so that no button moves under the pointer when its text disappears
        );
        dom.append(head, contentDOM);
        return {
          dom,
          contentDOM,
          update(next) {
            if (next.type.name !== 'entry') return false;
            ({ name, at } = next.attrs as { name: string; at: string });
            show();
            return true;
          },
          destroy: times.watch(show),
          stopEvent: ({ target }) => head.contains(target as globalThis.Node),
          ignoreMutation: ({ target, type }) => type !== 'selection' && !contentDOM.contains(target),
        };
      };
    },
    addProseMirrorPlugins: () => [renamingPasted, confirmingRemoval(context)],
  });
}

function element<Tag extends 'section' | 'div' | 'span'>(tag: Tag, className: string) {
  return Object.assign(document.createElement(tag), { className });
}

function button(label: string, onClick: () => unknown): HTMLButtonElement {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: label });
  made.addEventListener('click', onClick);
  return made;
}

/** Opens the confirmation dialog when a key would remove a selected entry, as the entry's button does. */
const confirmingRemoval = ({ open }: EditorContext) =>
  new Plugin({
    props: {
      handleKeyDown({ state: { selection } }, { key }) {
        const isEntry = selection instanceof NodeSelection && selection.node.type.name === 'entry';
        if (!isEntry || (key !== 'Backspace' && key !== 'Delete')) return false;
        open('entryRemoval', String(selection.node.attrs.name));
        return true;
      },
    },
  });

/** Gives a copy of an entry of the story a new name. A cut entry keeps its name, so that links to it stay valid. */
const renamingPasted = new Plugin({
  props: {
    transformPasted(slice, view) {
      const usedNames = new Set(view.state.doc.content.content.map(({ attrs }) => attrs.name));
      const renamed = slice.content.content.map((node) => {
        if (node.type.name !== 'entry' || !usedNames.has(node.attrs.name)) return node;
        return node.type.create({ ...node.attrs, name: newEntryName() }, node.content, node.marks);
      });
      return new Slice(Fragment.from(renamed), slice.openStart, slice.openEnd);
    },
  },
});
