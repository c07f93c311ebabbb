import type { AnyExtension, Node } from '@tiptap/core';
import { focusLabelField, LabelField, type LabelOptions } from './labelField.ts';

type View = {
  /** the element of the block, and the one around its content */
  tag: 'blockquote' | 'aside';
  className: string;
  label(): LabelOptions;
};

/** The schema's block with a field for one of its attributes, before or after its content. Tab moves into a field after it. */
export function withLabelField(block: AnyExtension, { tag, className, label }: View): AnyExtension {
  return (block as Node).extend({
    addNodeView() {
      return ({ node, editor, getPos }) => {
        const options = label();
        const dom = Object.assign(document.createElement(tag), { className });
        const contentDOM = Object.assign(document.createElement('div'), { className: 'sheet-labelled' });
        const field = new LabelField(node, options, { editor, getPos });
        dom.append(...(options.place === 'before' ? [field.dom, contentDOM] : [contentDOM, field.dom]));
        return {
          dom,
          contentDOM,
          update(next) {
            if (next.type !== node.type) return false;
            field.show(next);
            return true;
          },
          stopEvent: ({ target }) => field.dom.contains(target as globalThis.Node),
          ignoreMutation: ({ target, type }) => type !== 'selection' && !contentDOM.contains(target),
        };
      };
    },
    addKeyboardShortcuts() {
      const inherited = this.parent?.() ?? {};
      const key = label().place === 'after' ? 'Tab' : 'Shift-Tab';
      return { ...inherited, [key]: () => focusLabelField(this.editor, this.name) };
    },
  });
}
