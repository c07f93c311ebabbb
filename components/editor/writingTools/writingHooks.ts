import { Extension } from '@tiptap/core';
import { Plugin, type Transaction } from '@tiptap/pm/state';
import type { EditorProps } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { DraftField } from '#body/draftDocument.ts';
import { codeOnDemand } from '#components/ui/codeOnDemand.ts';
import { type HooksState, type Replaced, writingHooksKey } from './hooksState.ts';
import type { WritingTools } from './writingTools.ts';

/** The code of the tools that act on the text. It is loaded when the text is first focused. */
export const writingCode = codeOnDemand(() => import('./writingCode.ts').then((file) => file.codeOfWriting));

/** Connects a field's editor with the writing tools: its keys, what is typed into it, and the highlights in it. */
export function writingHooks(tools: WritingTools, field: DraftField) {
  return Extension.create({
    name: 'writingHooks',
    priority: 1_040, // after the keys of formats: ProseMirror also looks keys with Shift up without it
    onCreate() {
      tools.register(field, this.editor);
    },
    onDestroy() {
      tools.unregister(field, this.editor);
    },
    onFocus() {
      tools.lastField = field;
      writingCode.load().catch(() => {});
    },
    addKeyboardShortcuts() {
      const find = (hasReplace: boolean) => () => {
        tools.lastField = field;
        tools.openFind(hasReplace);
        return true;
      };
      const move = (direction: -1 | 1) => () => {
        void writingCode.load().then(({ moveSelected }) => moveSelected(this.editor, direction, tools));
        return true;
      };
      return {
        'Mod-f': find(false),
        'Mod-h': find(true),
        'Mod-Shift-h': find(true),
        'Mod-Alt-f': find(true),
        'Alt-Shift-ArrowUp': move(-1),
        'Alt-Shift-ArrowDown': move(1),
      };
    },
    addProseMirrorPlugins: () => [hooksPlugin(tools)],
  });
}

const hooksPlugin = (tools: WritingTools) =>
  new Plugin<HooksState>({
    key: writingHooksKey,
    state: {
      init: () => ({ highlights: undefined, replaced: undefined }),
      apply(tr, before) {
        const change = tr.getMeta(writingHooksKey) as Partial<HooksState> | undefined;
        return {
          highlights: tr.docChanged ? before.highlights?.map(tr.mapping, tr.doc) : before.highlights,
          replaced: before.replaced && stillReplaced(before.replaced, tr),
          ...change,
        };
      },
    },
    props: {
      decorations: (state) => writingHooksKey.getState(state)?.highlights,
      handleTextInput: (view, from, to, text) =>
        writingCode.now()?.handleTyped(tools, view, from, to, text) ?? false,
      handleKeyDown: (view, event) => writingCode.now()?.handleKey(view, event) ?? false,
      handleDOMEvents: {
        compositionend() {
          tools.composedAt = performance.now();
          return false;
        },
      },
    } satisfies EditorProps,
  });

/** What was replaced, while the caret stays behind it. Another person's edit moves both. */
function stillReplaced(replaced: Replaced, tr: Transaction): Replaced | undefined {
  const { from, to } = replaced;
  const { head, empty } = tr.selection;
  if (!tr.docChanged) return empty && head === to ? replaced : undefined;
  const sync = tr.getMeta(ySyncPluginKey) as { isUndoRedoOperation?: boolean } | undefined;
  return sync && !sync.isUndoRedoOperation ? { ...replaced, from: head - (to - from), to: head } : undefined;
}
