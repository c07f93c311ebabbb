import type { Editor } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { dropPoint } from '@tiptap/pm/transform';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import type { EditorPicture } from '#components/editor/editorActs.ts';

/** A place in the draft that stays beside its letter while others write: as Yjs knows it. */
export type DraftPlace = { relative: unknown };

export function placeAt(state: EditorState, position: number): DraftPlace {
  const { binding, type } = ySyncPluginKey.getState(state) ?? {};
  return { relative: binding ? absolutePositionToRelativePosition(position, type, binding.mapping) : null };
}

/** Where the place is now; null when the text around it is gone. */
function positionOf(state: EditorState, { relative }: DraftPlace): number | null {
  const { binding, type, doc } = ySyncPluginKey.getState(state) ?? {};
  if (!binding || !relative) return null;
  return relativePositionToAbsolutePosition(doc, type, relative as never, binding.mapping);
}

/** Inserts a figure between the blocks nearest to the place, or at the caret when the place is gone. The selection stays. */
export function insertFigureAt(editor: Editor, place: DraftPlace, picture: EditorPicture): void {
  const { state } = editor;
  const { id, alt, caption, credit } = picture;
  const figure = state.schema.nodes.figure?.create({ asset: id, alt, caption, credit });
  if (!figure) return;
  const wanted = Math.min(positionOf(state, place) ?? state.selection.to, state.doc.content.size);
  const position =
    dropPoint(state.doc, wanted, new Slice(Fragment.from(figure), 0, 0)) ?? state.doc.content.size;
  const paragraph = state.schema.nodes.paragraph?.create();
  const isLast = position >= state.doc.content.size; // leave somewhere to go on writing
  editor.view.dispatch(state.tr.insert(position, isLast && paragraph ? [figure, paragraph] : figure));
}
