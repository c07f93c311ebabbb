import { Extension } from '@tiptap/core';
import { Plugin, type PluginView } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Lets a plugin that consists of a view join a running editor. To register it would close and open the views of all plugins,
 * and the collaboration plugin would then render the whole draft again, even during a composition.
 */
export class LateView {
  #editorView: EditorView | undefined;
  #plugin: Plugin | undefined;
  #view: PluginView | undefined;

  /** The extension that gives the view its place in the editor. */
  readonly extension = Extension.create({
    name: 'lateView',
    addProseMirrorPlugins: () => [
      new Plugin({
        view: (editorView) => {
          this.#editorView = editorView;
          this.#open();
          return {
            update: (now, before) => this.#view?.update?.(now, before),
            destroy: () => {
              this.#close();
              this.#editorView = undefined;
            },
          };
        },
      }),
    ],
  });

  /** Opens the plugin's view in the editor. @returns a function that closes it */
  join(plugin: Plugin): () => void {
    this.#close();
    this.#plugin = plugin;
    this.#open();
    return () => {
      if (this.#plugin !== plugin) return;
      this.#close();
      this.#plugin = undefined;
    };
  }

  #open(): void {
    if (this.#editorView) this.#view = this.#plugin?.spec.view?.(this.#editorView);
  }

  #close(): void {
    this.#view?.destroy?.();
    this.#view = undefined;
  }
}
