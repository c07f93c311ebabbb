import type { HocuspocusProvider } from '@hocuspocus/provider';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';

/** The carets of other users with their names. The server sets the names. */
export function caretsOf(provider: HocuspocusProvider, user: { name: string }) {
  return CollaborationCaret.configure({
    provider,
    user: { name: user.name, color: '#4d5a66' },
    render(other) {
      const caret = document.createElement('span');
      caret.className = 'caret';
      caret.style.setProperty('--who', safeColour(other.color));
      caret.dataset.name = String(other.name ?? ''); // shown by the style sheet, because the name is not part of the text
      return caret;
    },
    selectionRender: (other) => ({
      class: 'caret-selection',
      style: `--who: ${safeColour(other.color)}`,
    }),
  });
}

const safeColour = (colour: unknown) => (/^#[0-9a-f]{6}$/.test(String(colour)) ? String(colour) : '#4d5a66');
