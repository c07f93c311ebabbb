import { type EditorState, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { codeOnDemand } from '#components/ui/codeOnDemand.ts';
import { placeAt, positionOf } from './draftPlace.ts';

/** The code that reads HTML of other programs. */
export const foreignHtml = codeOnDemand(() =>
  import('#body/foreignHtml/readForeignHtml.ts').then((file) => file.readForeignHtml),
);

/**
 * Loads the code that reads HTML and then repeats the paste or drop, in the place where it was made.
 * @returns whether the event was put off: a text that nobody may write takes none
 */
export function insertWhenReadable(
  view: EditorView,
  event: ClipboardEvent | DragEvent,
  onNotLoaded: () => void,
): boolean {
  if (!view.editable) return false;
  event.preventDefault();
  const repeated = copyOf(event); // the browser empties the data of the event itself
  const restore = selectionKeeper(view.state);
  foreignHtml.load().then(() => {
    if (view.isDestroyed) return;
    if (event.type === 'paste') restore(view);
    view.dom.dispatchEvent(repeated);
  }, onNotLoaded);
  return true;
}

function copyOf(event: ClipboardEvent | DragEvent): Event {
  const common = { bubbles: true, cancelable: true };
  if (!('dataTransfer' in event))
    return new ClipboardEvent('paste', { ...common, clipboardData: copyOfData(event.clipboardData) });
  const { clientX, clientY, altKey, ctrlKey, metaKey, shiftKey } = event;
  const at = { clientX, clientY, altKey, ctrlKey, metaKey, shiftKey };
  return new DragEvent('drop', { ...common, ...at, dataTransfer: copyOfData(event.dataTransfer) });
}

function copyOfData(data: DataTransfer | null): DataTransfer {
  const copy = new DataTransfer();
  for (const type of ['text/html', 'text/plain']) {
    const text = data?.getData(type);
    if (text) copy.setData(type, text);
  }
  for (const file of data?.files ?? []) copy.items.add(file);
  return copy;
}

/** @returns a function that selects the same characters again, if the selection has changed since */
function selectionKeeper(state: EditorState): (view: EditorView) => void {
  const { selection } = state;
  const [start, end] = [placeAt(state, selection.from), placeAt(state, selection.to)];
  return (view) => {
    const { state: now } = view;
    if (now.selection.eq(selection)) return;
    const from = positionOf(now, start);
    const to = positionOf(now, end);
    if (from === null || to === null) return;
    const restored = TextSelection.between(now.doc.resolve(from), now.doc.resolve(to));
    view.dispatch(now.tr.setSelection(restored));
  };
}
