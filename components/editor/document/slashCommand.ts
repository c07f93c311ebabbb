import { type Editor, Extension } from '@tiptap/core';
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion';
import type { Format } from '#components/editor/blocks/blockControls.ts';
import { formats } from './formats.ts';

export type SlashState = { items: Format[]; at: number; rect: DOMRect } | null;

/** The state of the `/` menu, which the plugin changes and the component shows. */
export class SlashMenuStore {
  #state: SlashState = null;
  #props: SuggestionProps<Format> | undefined;
  #listeners = new Set<() => void>();

  state = () => this.#state;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  show(props: SuggestionProps<Format>, at = 0): void {
    this.#props = props;
    const rect = props.clientRect?.();
    this.#set(rect && props.items.length > 0 ? { items: props.items, at, rect } : null);
  }

  hide(): void {
    this.#props = undefined;
    this.#set(null);
  }

  choose(at: number): void {
    const item = this.#state?.items[at];
    if (item) this.#props?.command(item);
  }

  key(event: KeyboardEvent): boolean {
    const state = this.#state;
    if (!state || event.isComposing) return false;
    const last = state.items.length - 1;
    if (event.key === 'ArrowDown') this.#set({ ...state, at: state.at === last ? 0 : state.at + 1 });
    else if (event.key === 'ArrowUp') this.#set({ ...state, at: state.at === 0 ? last : state.at - 1 });
    else if (event.key === 'Enter' || event.key === 'Tab') this.choose(state.at);
    else if (event.key === 'Escape') this.hide();
    else return false;
    return true;
  }

  #set(state: SlashState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

type Options = {
  store: SlashMenuStore;
  nameOf(format: Format): string;
  apply(format: Format, editor: Editor): void;
};

/** Opens the `/` menu when `/` is typed at the beginning of a block. */
export function slashCommand({ store, nameOf, apply }: Options) {
  return Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      return [
        Suggestion<Format, Format>({
          editor: this.editor,
          char: '/',
          startOfLine: true,
          items({ query }) {
            const typed = query.toLowerCase();
            const textOf = (format: Format) => `${nameOf(format)} ${format.words}`.toLowerCase();
            return formats.filter((format) => format.words !== undefined && textOf(format).includes(typed));
          },
          command({ editor, range, props: format }) {
            editor.chain().focus().deleteRange(range).run();
            apply(format, editor);
          },
          render: () => ({
            onStart: (props) => store.show(props),
            onUpdate: (props) => store.show(props),
            onKeyDown: ({ event }) => store.key(event),
            onExit: () => store.hide(),
          }),
        }),
      ];
    },
  });
}
