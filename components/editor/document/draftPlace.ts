import type { Editor } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { dropPoint } from '@tiptap/pm/transform';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import { newPicture } from '#components/editor/blocks/newPicture.ts';
import type { EditorPicture } from '#components/editor/editorActs.ts';

/** A position in the draft that stays beside the same character while others write. */
export type DraftPlace = { relative: unknown };

export function placeAt(state: EditorState, position: number): DraftPlace {
  const { binding, type } = ySyncPluginKey.getState(state) ?? {};
  return { relative: binding ? absolutePositionToRelativePosition(position, type, binding.mapping) : null };
}

/** The current position of a place; null if the text around it was deleted. */
export function positionOf(state: EditorState, { relative }: DraftPlace): number | null {
  const { binding, type, doc } = ySyncPluginKey.getState(state) ?? {};
  if (!binding || !relative) return null;
  return relativePositionToAbsolutePosition(doc, type, relative as never, binding.mapping);
}

/** Inserts a picture between the blocks nearest to the place, or at the caret if the place was deleted. The selection stays. */
export function insertPictureAt(editor: Editor, place: DraftPlace, picture: EditorPicture): void {
  const { state } = editor;
  const inserted = state.schema.nodeFromJSON(newPicture(picture));
  const end = state.doc.content.size;
  const preferred = Math.min(positionOf(state, place) ?? state.selection.to, end);
  const position = dropPoint(state.doc, preferred, new Slice(Fragment.from(inserted), 0, 0)) ?? end;
  // At the end of the body a paragraph follows, so that text can be typed after the picture.
  const nodes = position >= end ? [inserted, state.schema.node('paragraph')] : inserted;
  editor.view.dispatch(state.tr.insert(position, nodes));
}
