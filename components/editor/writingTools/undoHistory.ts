import type { UndoManager } from 'yjs';
import type { DraftField } from '#body/draftDocument.ts';
import { undoManagerOf } from './undoManagers.ts';
import type { WritingTools } from './writingTools.ts';

const ORDER = 'copydesk-order';
const EVENTS = ['stack-item-added', 'stack-item-updated', 'stack-item-popped', 'stack-cleared'] as const;
type Stacked = { stackItem: { meta: Map<unknown, unknown> } };

/** The user's own changes in all fields, in the order in which they were made. */
export class UndoHistory {
  #tools: WritingTools;
  #count = 0;
  #managers = new Map<DraftField, UndoManager>();
  #listeners = new Set<() => void>();

  constructor(tools: WritingTools) {
    this.#tools = tools;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    const stop = this.#tools.subscribe(this.#attach);
    this.#attach();
    return () => {
      stop();
      this.#listeners.delete(listener);
    };
  };

  canUndo = (): boolean => this.#latest('undoStack') !== undefined;
  canRedo = (): boolean => this.#latest('redoStack') !== undefined;

  /** Undoes the last change, in whichever field it is. */
  undo(): void {
    const field = this.#latest('undoStack');
    if (field) this.#tools.editorOf(field)?.commands.undo();
  }

  redo(): void {
    const field = this.#latest('redoStack');
    if (field) this.#tools.editorOf(field)?.commands.redo();
  }

  #latest(stack: 'undoStack' | 'redoStack'): DraftField | undefined {
    let latest: DraftField | undefined;
    let order = -1;
    for (const [field, manager] of this.#managers) {
      const item = manager[stack].at(-1);
      const own = Number(item?.meta.get(ORDER) ?? 0);
      if (item && own > order && this.#tools.editorOf(field)?.isEditable) [latest, order] = [field, own];
    }
    return latest;
  }

  #attach = (): void => {
    for (const field of this.#tools.state().fields) {
      const editor = this.#tools.editorOf(field);
      const manager = editor && undoManagerOf(editor);
      if (!manager || this.#managers.get(field) === manager) continue;
      this.#managers.set(field, manager);
      for (const event of EVENTS)
        manager.on(event, (change: Partial<Stacked>) => {
          if (event !== 'stack-item-popped') change.stackItem?.meta.set(ORDER, ++this.#count);
          for (const listener of this.#listeners) listener();
        });
      for (const listener of this.#listeners) listener();
    }
  };
}
