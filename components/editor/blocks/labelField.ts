import type { Editor } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Selection } from '@tiptap/pm/state';

/** A text of a block that is an attribute, such as the attribution of a quotation. */
export type LabelOptions = {
  attribute: string;
  place: 'before' | 'after';
  name: string;
  hint: string;
};

type Site = { editor: Editor; getPos(): number | undefined };

const MAX_CHARACTERS = 1_000;

/**
 * The field of an attribute, in the view of a block. Writes each key to the draft, so that *Saved* covers it, but not during
 * composition. Enter, Escape and the arrow towards the text return to it.
 */
export class LabelField {
  readonly dom = Object.assign(document.createElement('div'), { className: 'sheet-label' });
  readonly #input = document.createElement('input');
  readonly #options: LabelOptions;
  readonly #site: Site;

  constructor(node: ProseMirrorNode, options: LabelOptions, site: Site) {
    this.#options = options;
    this.#site = site;
    const input = this.#input;
    Object.assign(input, { maxLength: MAX_CHARACTERS, placeholder: options.hint, autocomplete: 'off' });
    input.dataset.words = options.attribute;
    input.setAttribute('aria-label', options.name);
    input.dir = 'auto';
    input.addEventListener('focus', () => {
      input.readOnly = !site.editor.isEditable;
    });
    input.addEventListener('input', (event) => {
      if (!(event as InputEvent).isComposing) this.#write();
    });
    input.addEventListener('compositionend', () => this.#write());
    input.addEventListener('keydown', (event) => this.#key(event));
    this.dom.contentEditable = 'false';
    this.dom.append(input);
    this.show(node);
  }

  show(node: ProseMirrorNode): void {
    const text = String(node.attrs[this.#options.attribute] ?? '');
    if (this.#input.value !== text) this.#input.value = text;
    this.dom.classList.toggle('sheet-label-empty', text === '');
  }

  #write(): void {
    const { editor, getPos } = this.#site;
    const place = getPos();
    const { attribute } = this.#options;
    if (place === undefined || editor.isDestroyed || !editor.isEditable) return;
    const text = this.#input.value === '' ? null : this.#input.value;
    if (editor.state.doc.nodeAt(place)?.attrs[attribute] === text) return;
    editor.view.dispatch(editor.state.tr.setNodeAttribute(place, attribute, text));
  }

  #key(event: KeyboardEvent): void {
    const { key, shiftKey, isComposing } = event;
    if (isComposing) return;
    const isBefore = this.#options.place === 'before';
    const isTowardsText = isBefore
      ? key === 'ArrowDown' || (key === 'Tab' && !shiftKey)
      : key === 'ArrowUp' || (key === 'Tab' && shiftKey);
    if (!isTowardsText && key !== 'Enter' && key !== 'Escape') return;
    event.preventDefault();
    this.#toText();
  }

  #toText(): void {
    const { editor, getPos } = this.#site;
    const place = getPos();
    const node = place === undefined ? null : editor.state.doc.nodeAt(place);
    if (place === undefined || !node) return;
    const { tr } = editor.state;
    const selection =
      this.#options.place === 'before'
        ? Selection.near(tr.doc.resolve(place + 1))
        : Selection.near(tr.doc.resolve(place + node.nodeSize - 1), -1);
    editor.view.dispatch(tr.setSelection(selection).scrollIntoView());
    editor.view.focus();
  }
}

/** Moves the focus into the field of the innermost block of a type around the caret. @returns whether there is one */
export function focusLabelField(editor: Editor, type: string): boolean {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== type) continue;
    const dom = editor.view.nodeDOM($from.before(depth));
    const input =
      dom instanceof HTMLElement
        ? dom.querySelector<HTMLInputElement>(':scope > .sheet-label > input')
        : null;
    input?.focus();
    return input !== null;
  }
  return false;
}
