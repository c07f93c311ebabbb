import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import type { Awareness } from 'y-protocols/awareness';
import { CaretNames } from './caretNames.ts';
import './carets.css';

/** The carets of other users with their names. The server sets the names. */
export function caretsOf(awareness: Awareness, user: { name: string }) {
  const names = new CaretNames(awareness);
  return CollaborationCaret.extend({
    addProseMirrorPlugins() {
      return [...(this.parent?.() ?? []), names.plugin];
    },
  }).configure({
    provider: { awareness },
    user: { name: user.name, color: '#4d5a66' },
    render(peer) {
      const caret = document.createElement('span');
      caret.className = 'caret';
      caret.style.setProperty('--who', safeColour(peer.color));
      caret.dataset.user = String(peer.id);
      caret.dataset.name = String(peer.name ?? ''); // shown by the style sheet: it is not part of the text
      names.mark(caret, Number(peer.id));
      return caret;
    },
    selectionRender: (peer) => ({
      class: 'caret-selection',
      style: `--who: ${safeColour(peer.color)}`,
    }),
  });
}

const safeColour = (colour: unknown) => (/^#[0-9a-f]{6}$/.test(String(colour)) ? String(colour) : '#4d5a66');
