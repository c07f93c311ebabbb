import type { Editor } from '@tiptap/core';
import { Fragment } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { type DraftContent, readHeadlineAndStandfirst, writeDraft } from '#body/draftDocument.ts';
import { isOverInsertLimit } from '#components/editor/collaboration/insertLimit.ts';
import { fitContentOf } from '#components/recover/fitContent.ts';

/** The outcome of inserting a recovered text. All except `inserted` leave the draft unchanged. */
export type InsertOutcome = 'inserted' | 'too-large' | 'failed';

/**
 * Inserts a recovered text at the end of the body. Its headline and standfirst are written to their fields if these are empty,
 * and otherwise, if they differ, before its body.
 */
export function insertRecovered(editor: Editor | null, ydoc: Y.Doc, content: DraftContent): InsertOutcome {
  if (!editor?.isEditable) return 'failed';
  const fit = fitContentOf(content, readHeadlineAndStandfirst(ydoc));
  if (!fit) return 'too-large';
  const { body, ...lines } = fit;
  const inserted = Fragment.fromJSON(editor.schema, body.content);
  if (isOverInsertLimit(inserted)) return 'too-large';
  const end = editor.state.doc.content.size;
  editor.view.dispatch(editor.state.tr.insert(end, inserted));
  if (editor.state.doc.content.size < end + inserted.size) return 'failed';
  writeDraft(ydoc, lines);
  return 'inserted';
}
