import { Extension } from '@tiptap/core';
import { Plugin, type PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

type Binding = NonNullable<ReturnType<typeof ySyncPluginKey.getState>>['binding'];

/**
 * An extension that corrects how y-tiptap 3.0.9 binds an editor to Yjs, in places for which it has no option.
 *
 * @param correct called once for each view, after the plugin that creates the binding
 */
export const bindingExtension = (name: string, correct: (binding: Binding, view: EditorView) => PluginView) =>
  Extension.create({
    name,
    priority: 10, // after the plugin that creates the binding
    addProseMirrorPlugins: () => [
      new Plugin({
        view(view) {
          const binding = ySyncPluginKey.getState(view.state)?.binding;
          return binding ? correct(binding, view) : {};
        },
      }),
    ],
  });
